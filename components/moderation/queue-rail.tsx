import Link from 'next/link';
import { viewPath } from '@/lib/moderation/queue-path';
import { type View, views } from '@/lib/moderation/schema';
import styles from './queue.module.css';
import { countInWords, viewNames } from './view-names';

type Props = { current: View; counts: Record<View, number> };

export function QueueRail({ current, counts }: Props) {
  return (
    <nav className={styles.rail} aria-label="Views">
      <ul role="list">
        {views.map((view) => (
          <li key={view}>
            <Link href={viewPath(view)} prefetch={false} aria-current={view === current ? 'page' : undefined}>
              {viewNames[view]}{' '}
              <span data-count={view} className={view === 'reported' && counts[view] > 0 ? styles.late : undefined}>
                {countInWords(view, counts[view])}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
