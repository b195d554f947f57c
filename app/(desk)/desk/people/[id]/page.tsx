import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { Notes } from '@/components/notes/notes';
import { EraseForm } from '@/components/people/erase-form';
import styles from '@/components/people/people.module.css';
import { type AnswerState, answerStates, PersonAnswers } from '@/components/people/person-answers';
import { PersonWho } from '@/components/people/person-who';
import { RejectWaiting } from '@/components/people/reject-waiting';
import { StaffForm } from '@/components/people/staff-form';
import { SanctionForm } from '@/components/sanctions/sanction-form';
import { SanctionList } from '@/components/sanctions/sanction-list';
import { can } from '@/lib/auth/can';
import { requireDesk } from '@/lib/auth/desk';
import { getCommentsOf, getRecordOf, getWaitingOf } from '@/lib/moderation/person/queries';
import { unfiltered } from '@/lib/moderation/queue-filter';
import { placeText } from '@/lib/moderation/queue-path';
import { BULK_MAX } from '@/lib/moderation/schema';
import { getNotesOnPerson } from '@/lib/notes/queries';
import { getPersonHead, getTagsToChoose } from '@/lib/people/desk/queries';
import { getRejectionChoices } from '@/lib/reasons/queries';
import { getSanctionsOf } from '@/lib/sanctions/queries';

export const metadata: Metadata = { title: 'Person' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PersonPage({ params, searchParams }: Props) {
  const { id: typed } = await params;
  const here = `/desk/people/${encodeURIComponent(typed)}`;
  const actor = await requireDesk(here, 'person.read');
  const id = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null;
  const now = new Date();
  const person = id && (await getPersonHead(actor, id, now));
  if (!id || !person) notFound();

  const asked = await searchParams;
  const state = answerStates.includes(String(asked.state)) ? (asked.state as AnswerState) : null;
  const after = typeof asked.after === 'string' ? asked.after : null;
  const [record, answers, sanctions, notes, waiting, choices, tags] = await Promise.all([
    getRecordOf(actor, id),
    getCommentsOf(actor, id, { state, after }, now),
    getSanctionsOf(actor, id, now),
    getNotesOnPerson(actor, id, now),
    getWaitingOf(actor, id),
    getRejectionChoices(actor),
    getTagsToChoose(actor),
  ]);
  if (!record || !answers || !sanctions || !notes) return null;
  const standing = sanctions.sanctions.filter(({ stands, kind }) => stands && kind !== 'warning');
  const pathOf = (of: AnswerState | null, from?: string) => {
    const query = new URLSearchParams({ ...(of && { state: of }), ...(from && { after: from }) });
    return query.size > 0 ? `${here}?${query}` : here;
  };

  return (
    <DeskFrame actor={actor} current="People">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>
            <bdi>{person.name}</bdi>
          </h1>
          <p className={styles.kind}>
            {person.isErased ? `Erased on ${person.erased}` : `${person.kind} since ${person.since}`}
          </p>
        </header>
        <div className={styles.drawer}>
          {standing.length > 0 && (
            <p className={styles.banner}>
              {standing.map(({ id: sanction, name, ends }) => (
                <span key={sanction}>
                  <b>{name}</b> {ends ? `until ${ends}` : 'until it is lifted'}.{' '}
                </span>
              ))}
            </p>
          )}
          <div className={styles.side}>
            <PersonWho person={person} record={record} />
            {!person.isErased && (
              <section aria-labelledby="sanctions-title">
                <h2 id="sanctions-title">Sanctions</h2>
                <SanctionList sanctions={sanctions.sanctions} back={here} />
                {sanctions.allowed.length === 0 && <p className={styles.hint}>{sanctions.why}</p>}
                {sanctions.allowed.length > 0 && (
                  <SanctionForm
                    key={sanctions.sanctions[0]?.id ?? 0}
                    person={{ id, name: person.name, hasAddress: sanctions.hasAddress }}
                    allowed={sanctions.allowed}
                    back={here}
                  />
                )}
                {waiting.length > 0 && (
                  <RejectWaiting
                    picks={waiting}
                    isAll={waiting.length < BULK_MAX}
                    choices={choices}
                    place={placeText({ filter: { ...unfiltered('all'), person: String(id) } })}
                  />
                )}
              </section>
            )}
            {!person.isErased && (
              <section aria-labelledby="notes-title">
                <h2 id="notes-title">Notes</h2>
                <Notes notes={notes} about={{ personId: id }} back={here} label="A note, for editors only" />
              </section>
            )}
            {can(actor, 'people.manage') && !person.isErased && (
              <section aria-labelledby="office-title">
                <h2 id="office-title">What they are here</h2>
                <StaffForm key={`${person.role}-${person.tagIds.join()}`} person={person} tags={tags} back={here} />
              </section>
            )}
            {can(actor, 'person.erase') && !person.isErased && !person.isStaff && (
              <section aria-labelledby="erase-title">
                <h2 id="erase-title">Erase</h2>
                <EraseForm person={person} />
              </section>
            )}
          </div>
          <PersonAnswers {...answers} tally={record.tally} state={state} pathOf={pathOf} />
        </div>
      </main>
    </DeskFrame>
  );
}
