import type { Metadata } from 'next';
import { AppealInCase } from '@/components/appeals/appeal-in-case';
import { DeskFrame } from '@/components/desk/desk-frame';
import { DeskLive } from '@/components/live/desk-live';
import { MarksInCase } from '@/components/marks/marks-in-case';
import { BulkBar } from '@/components/moderation/bulk-bar';
import { CaseSheet } from '@/components/moderation/case-sheet';
import { DecisionBar } from '@/components/moderation/decision-bar';
import { FilterForm } from '@/components/moderation/filter-form';
import { MissedList } from '@/components/moderation/missed-list';
import { PersonRecord } from '@/components/moderation/person-record';
import styles from '@/components/moderation/queue.module.css';
import { QueueBoard } from '@/components/moderation/queue-board';
import { QueueRail } from '@/components/moderation/queue-rail';
import { SavedViews } from '@/components/moderation/saved-views';
import { StatusLine } from '@/components/moderation/status-line';
import { NotesInCase } from '@/components/notes/notes-in-case';
import { ReportsInCase } from '@/components/reports/reports-in-case';
import { StandingInCase } from '@/components/sanctions/standing-in-case';
import { ThreadInCase } from '@/components/threads/thread-in-case';
import { requireDesk } from '@/lib/auth/desk';
import { getReadings } from '@/lib/leases/queries';
import { getNewestEvent } from '@/lib/live/queries';
import { getCase, getCounts, getFilterChoices, getJustDecided, getQueue, getShift } from '@/lib/moderation/queries';
import { placeText, queuePath, readPlace } from '@/lib/moderation/queue-path';
import { getSavedViews } from '@/lib/moderation/saved-views/queries';
import type { View } from '@/lib/moderation/schema';
import { getRejectionChoices } from '@/lib/reasons/queries';

export const metadata: Metadata = { title: 'Queue' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePage({ searchParams }: Props) {
  const asked = await searchParams;
  const here = readPlace(asked);
  const { filter, after } = here;
  const actor = await requireDesk(queuePath({ filter, after, comment: here.comment }), 'comment.decide');
  const now = new Date();
  const since = await getNewestEvent(actor); // what happens from here on is told by the live line

  const [counts, queue, filterChoices, choices, shift, saved, done] = await Promise.all([
    getCounts(actor),
    getQueue(actor, filter, after, now),
    getFilterChoices(actor),
    getRejectionChoices(actor),
    getShift(actor, now),
    getSavedViews(actor),
    getJustDecided(actor, here, now),
  ]);
  if (!counts || !queue || !filterChoices) return null;
  const { rows, chips, next } = queue;
  const selected = here.comment ?? rows[0]?.id ?? null;
  const comment = selected ? await getCase(actor, selected, now) : null;
  const readings = await getReadings(actor, comment?.id ?? null, now);
  const place = placeText(here);
  const back = queuePath({ filter, after, comment: selected });
  const nextComment = nextOf(
    rows.map(({ id }) => id),
    selected,
    filter.view,
  );

  return (
    <DeskFrame actor={actor} current="Queue" className={styles.queue} readings={readings}>
      <QueueRail current={filter.view} counts={counts} saved={saved} here={queuePath({ filter })} />
      <QueueBoard
        place={here}
        count={counts[filter.view]}
        rows={rows}
        chips={chips}
        selected={selected}
        next={next}
        allPicked={asked.pick === 'all'}
        tools={
          <>
            <FilterForm filter={filter} choices={filterChoices} reasons={choices} narrowed={chips.length > 0} />
            <SavedViews views={saved.map(({ id, name }) => ({ id, name }))} place={place} />
          </>
        }
        missed={<MissedList missed={done?.missed ?? []} place={here} />}
        bulk={
          <BulkBar choices={choices} place={place} pickAll={`/desk/queue?${withAllPicked(place)}`} batch={here.batch} />
        }
      />
      {comment ? (
        <main id="main" className={styles.case} data-case={comment.id} aria-label={`${comment.person.name}’s answer`}>
          <CaseSheet comment={comment}>
            <AppealInCase actor={actor} commentId={comment.id} place={place} now={now} />
            <ReportsInCase comment={comment} back={back} />
            <MarksInCase commentId={comment.id} back={back} />
            <ThreadInCase commentId={comment.id} back={back} />
          </CaseSheet>
          <PersonRecord comment={comment}>
            <StandingInCase personId={comment.person.id} />
            <NotesInCase comment={comment} back={back} />
          </PersonRecord>
          <DecisionBar
            key={`${comment.id}-${comment.version}-${comment.state}`}
            comment={{
              id: comment.id,
              version: comment.version,
              state: comment.state,
              name: comment.person.name,
              source: comment.source,
            }}
            allowed={comment.allowed}
            mayChangeWords={comment.mayChangeWords}
            isAppealed={comment.isAppealed}
            choices={choices}
            place={place}
            next={nextComment}
          />
        </main>
      ) : (
        <main id="main" className={styles.nothing}>
          <p>{here.comment ? 'This answer is not here any more.' : 'Nothing to decide.'}</p>
        </main>
      )}
      <StatusLine done={done} shift={shift} place={place} />
      {since && <DeskLive since={since} readings={readings} open={comment?.id ?? null} />}
    </DeskFrame>
  );
}

function withAllPicked(place: string): string {
  return [place, 'pick=all'].filter(Boolean).join('&');
}

/** What comes after a decision: the one below; the one above at the end; in a view that keeps what was decided, the same. */
function nextOf(ids: number[], selected: number | null, view: View): number | null {
  if (selected === null || view === 'all') return selected;
  const at = ids.indexOf(selected);
  return ids[at + 1] ?? (at > 0 ? (ids[at - 1] ?? null) : null);
}
