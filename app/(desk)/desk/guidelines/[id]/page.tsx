import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { ClauseForm } from '@/components/editor/clause-form';
import { RetireClause } from '@/components/editor/retire-clause';
import { requireDesk } from '@/lib/auth/desk';
import { getClauseToWrite } from '@/lib/pages/guidelines/queries';
import { fullDate } from '@/lib/posts/dates';
import { getSettings } from '@/lib/settings/queries';

export const metadata: Metadata = { title: 'Edit a clause' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ added?: string }> };

export default async function EditClausePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireDesk(`/desk/guidelines/${encodeURIComponent(id)}`, 'page.write');
  const [clause, { added }, { promise }] = await Promise.all([
    getClauseToWrite(actor, id),
    searchParams,
    getSettings(),
  ]);
  if (!clause) notFound();
  const { number, title, summary, text, version, retiredAt, _count } = clause;
  return (
    <DeskFrame actor={actor} current="Pages">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>
            Clause {number}: <span dir="auto">{title}</span>
          </h1>
          <a className="button" href="/desk/guidelines">
            All clauses
          </a>
        </header>
        {added && (
          <p role="status" className={desk.said}>
            Added as clause {number}. Readers see it now.
          </p>
        )}
        {retiredAt ? (
          <div className={desk.words}>
            <p>Retired on {fullDate(retiredAt, promise.calendar.timeZone)}. It stays as it was cited:</p>
            <blockquote dir="auto">
              <p>{summary}</p>
              {text && <p>{text}</p>}
            </blockquote>
          </div>
        ) : (
          <>
            {_count.decisions > 0 && (
              <p className={desk.words}>
                {_count.decisions === 1
                  ? 'One decision cites'
                  : `${_count.decisions.toLocaleString('en')} decisions cite`}{' '}
                it, and will show what you write here. If it is to ask for something else, retire it and add another.
              </p>
            )}
            <ClauseForm clause={{ id: clause.id, version, title, summary, text }} />
          </>
        )}
        <RetireClause id={clause.id} version={version} isRetired={retiredAt !== null} />
      </main>
    </DeskFrame>
  );
}
