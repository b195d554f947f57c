import type { Metadata } from 'next';
import { DeskFrame } from '@/components/desk/desk-frame';
import { CaseSheet } from '@/components/moderation/case-sheet';
import { DecisionBar } from '@/components/moderation/decision-bar';
import { PersonRecord } from '@/components/moderation/person-record';
import styles from '@/components/moderation/queue.module.css';
import { QueueBoard } from '@/components/moderation/queue-board';
import { QueueKeys } from '@/components/moderation/queue-keys';
import { QueueRail } from '@/components/moderation/queue-rail';
import { StatusLine } from '@/components/moderation/status-line';
import { requireDesk } from '@/lib/auth/desk';
import { getCase, getCounts, getJustDecided, getQueue, getShift } from '@/lib/moderation/queries';
import { type View, views } from '@/lib/moderation/schema';
import { getRejectionChoices } from '@/lib/reasons/queries';

export const metadata: Metadata = { title: 'Queue' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePage({ searchParams }: Props) {
  const asked = await searchParams;
  const view = views.find((name) => name === asked.view) ?? 'waiting';
  const after = typeof asked.after === 'string' ? asked.after : null;
  const actor = await requireDesk(pathOf(view, asked.comment), 'comment.decide');
  const now = new Date();

  const [counts, queue, choices, shift, done] = await Promise.all([
    getCounts(actor),
    getQueue(actor, view, after, now),
    getRejectionChoices(actor),
    getShift(actor, now),
    numberOf(asked.done) ? getJustDecided(actor, numberOf(asked.done)!, now) : null,
  ]);
  if (!counts || !queue) return null;
  const rows = queue.rows;
  const selected = numberOf(asked.comment) ?? rows[0]?.id ?? null;
  const comment = selected ? await getCase(actor, selected, now) : null;
  const place = {
    view,
    after,
    next: nextOf(
      rows.map(({ id }) => id),
      selected,
      view,
    ),
  };

  return (
    <DeskFrame actor={actor} current="Queue" className={styles.queue}>
      <QueueRail current={view} counts={counts} />
      <QueueBoard view={view} count={counts[view]} rows={rows} selected={selected} after={after} next={queue.next} />
      {comment ? (
        <main id="main" className={styles.case} aria-label={`${comment.person.name}’s answer`}>
          <CaseSheet comment={comment} />
          <PersonRecord person={comment.person} />
          <DecisionBar
            key={`${comment.id}-${comment.version}-${comment.state}`}
            comment={{ id: comment.id, version: comment.version, state: comment.state, name: comment.person.name }}
            allowed={comment.allowed}
            choices={choices}
            place={place}
          />
        </main>
      ) : (
        <main id="main" className={styles.nothing}>
          <p>{asked.comment ? 'This answer is not here any more.' : 'Nothing to decide.'}</p>
        </main>
      )}
      <StatusLine done={done} shift={shift} place={{ view, after }} />
      <QueueKeys selected={selected} />
    </DeskFrame>
  );
}

function pathOf(view: View, comment: unknown): string {
  const number = numberOf(comment);
  return `/desk/queue?view=${view}${number ? `&comment=${number}` : ''}`;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

/** What comes after a decision: the one below; the one above at the end; in a view that keeps what was decided, the same. */
function nextOf(ids: number[], selected: number | null, view: View): number | null {
  if (selected === null || view === 'all') return selected;
  const at = ids.indexOf(selected);
  return ids[at + 1] ?? (at > 0 ? (ids[at - 1] ?? null) : null);
}
