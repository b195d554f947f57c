import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { ClauseList } from '@/components/editor/clause-list';
import { requireDesk } from '@/lib/auth/desk';
import { getClausesToWrite } from '@/lib/pages/guidelines/queries';

export const metadata: Metadata = { title: 'Guidelines' };

type Props = { searchParams: Promise<{ done?: string; clause?: string }> };

export default async function GuidelinesPage({ searchParams }: Props) {
  const actor = await requireDesk('/desk/guidelines', 'page.write');
  const [{ inForce, retired }, { done, clause }] = await Promise.all([getClausesToWrite(actor), searchParams]);
  const changed = [...inForce, ...retired].find(({ id }) => String(id) === clause);
  return (
    <DeskFrame actor={actor} current="Pages">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Guidelines</h1>
          <a className="button first" href="/desk/guidelines/new">
            Add a clause
          </a>
        </header>
        <p className={desk.words}>
          These stand on <a href="/guidelines">their own page</a>, in short beside every form, and every rejection rests
          on one. What stands above them there is <a href="/desk/pages/guidelines">a page of its own</a>.
        </p>
        <p role="status" className={changed ? desk.said : 'sr'}>
          {changed && outcome(String(done), changed.number)}
        </p>
        <ClauseList inForce={inForce} retired={retired} moved={changed && { id: changed.id, way: String(done) }} />
      </main>
    </DeskFrame>
  );
}

function outcome(done: string, number: number): string {
  if (done === 'retired') return `Clause ${number} is retired. Readers find it at the end of the guidelines.`;
  if (done === 'restored') return `Clause ${number} is in force again.`;
  return `Moved: it is clause ${number} now.`;
}
