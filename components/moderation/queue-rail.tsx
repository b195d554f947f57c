import Link from 'next/link';
import { LiveCount } from '@/components/live/live-count';
import { queuePath, viewPath } from '@/lib/moderation/queue-path';
import type { SavedView } from '@/lib/moderation/saved-views/queries';
import { type View, views } from '@/lib/moderation/schema';
import styles from './queue.module.css';
import { viewNames } from './view-names';

type Props = { current: View; counts: Record<View, number>; saved: SavedView[]; here: string };

export function QueueRail({ current, counts, saved, here }: Props) {
  const isHere = (view: SavedView) => queuePath({ filter: view.filter }) === here;
  const isSaved = saved.some(isHere);
  return (
    <nav className={styles.rail} aria-label="Views">
      <ul role="list">
        {views.map((view) => (
          <li key={view}>
            <Link
              href={viewPath(view)}
              prefetch={false}
              aria-current={view === current && !isSaved ? 'page' : undefined}
            >
              {viewNames[view]}{' '}
              <span data-count={view} className={view === 'reported' && counts[view] > 0 ? styles.late : undefined}>
                <LiveCount of={view} count={counts[view]} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {saved.length > 0 && (
        <>
          <p id="saved-views">Your views</p>
          <ul role="list" aria-labelledby="saved-views">
            {saved.map((view) => (
              <li key={view.id}>
                <Link
                  href={queuePath({ filter: view.filter })}
                  prefetch={false}
                  aria-current={isHere(view) ? 'page' : undefined}
                >
                  <bdi>{view.name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
