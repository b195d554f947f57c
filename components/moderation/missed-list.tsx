import Link from 'next/link';
import type { JustDecided } from '@/lib/moderation/queries';
import { type QueuePlace, queuePath } from '@/lib/moderation/queue-path';
import styles from './queue.module.css';

type Props = { missed: JustDecided['missed']; place: Pick<QueuePlace, 'filter' | 'after'> };

/** What was selected and not decided, because somebody else was first. */
export function MissedList({ missed, place }: Props) {
  if (missed.length === 0) return null;
  return (
    <div className={styles.missed} role="status">
      <p>{missed.length === 1 ? 'One answer was left as it is:' : `${missed.length} answers were left as they are:`}</p>
      <ul role="list">
        {missed.map(({ id, name, why }) => (
          <li key={id}>
            <Link href={queuePath({ ...place, comment: id })} prefetch={false}>
              <bdi>{name}</bdi>
            </Link>
            : {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
