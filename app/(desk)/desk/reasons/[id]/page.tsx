import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { ReasonForm } from '@/components/reasons/reason-form';
import { RetireReason } from '@/components/reasons/retire-reason';
import { requireDesk } from '@/lib/auth/desk';
import { getGuidelines } from '@/lib/pages/queries';
import { getReason } from '@/lib/reasons/queries';

export const metadata: Metadata = { title: 'Edit a reason' };

type Props = { params: Promise<{ id: string }> };

export default async function EditReasonPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireDesk(`/desk/reasons/${encodeURIComponent(id)}`, 'page.write');
  const reason = /^[1-9]\d{0,8}$/.test(id) ? await getReason(actor, Number(id)) : null;
  if (!reason) notFound();
  const clauses = await getGuidelines();
  return (
    <DeskFrame actor={actor} current="Reasons">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title} dir="auto">
            {reason.title}
          </h1>
          <a className="button" href="/desk/reasons">
            All reasons
          </a>
        </header>
        {reason.given > 0 && (
          <p>
            Given {reason.given === 1 ? 'once' : `${reason.given.toLocaleString('en')} times`}. What was decided keeps
            the words that it was decided with.
          </p>
        )}
        <ReasonForm clauses={clauses} reason={reason} />
        <RetireReason reason={reason} />
      </main>
    </DeskFrame>
  );
}
