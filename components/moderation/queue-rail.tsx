import Link from 'next/link';
import { queuePath } from '@/lib/moderation/queue-path';
import type { View } from '@/lib/moderation/schema';
import styles from './queue.module.css';
import { countInWords, viewNames } from './view-names';

type Props = { current: View; counts: Record<View, number> };

export function QueueRail({ current, counts }: Props) {
  return (
    <nav className={styles.rail} aria-label="Views">
      <ul role="list">
        {(Object.keys(viewNames) as View[]).map((view) => (
          <li key={view}>
            <Link href={queuePath({ view })} prefetch={false} aria-current={view === current ? 'page' : undefined}>
              {viewNames[view]} <span>{countInWords(counts[view])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
