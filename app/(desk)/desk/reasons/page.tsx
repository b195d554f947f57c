import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { ReasonForm } from '@/components/reasons/reason-form';
import { ReasonList } from '@/components/reasons/reason-list';
import { requireDesk } from '@/lib/auth/desk';
import { getGuidelines } from '@/lib/pages/queries';
import { getReasons } from '@/lib/reasons/queries';

export const metadata: Metadata = { title: 'Reasons' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReasonsPage({ searchParams }: Props) {
  const actor = await requireDesk('/desk/reasons', 'page.write');
  const [reasons, clauses, asked] = await Promise.all([getReasons(actor), getGuidelines(), searchParams]);
  if (!reasons) return null;
  return (
    <DeskFrame actor={actor} current="Reasons">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Reasons</h1>
          <a className="button" href="/guidelines">
            Read the guidelines
          </a>
        </header>
        <p>
          Whoever turns an answer down chooses one of these. Its writer reads the reason, the clause that it rests on,
          and your words. The first nine are chosen by their digit.
        </p>
        <ReasonList {...reasons} done={String(asked.done ?? '')} id={Number(asked.reason) || null} />
        <section aria-labelledby="add">
          <h2 id="add">Add a reason</h2>
          <ReasonForm key={`${asked.done}-${asked.reason}`} clauses={clauses} />
        </section>
      </main>
    </DeskFrame>
  );
}
