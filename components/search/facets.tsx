import { searchAddress } from '@/components/search/search-address';
import type { Search } from '@/lib/search/schema';
import styles from './search.module.css';

type Props = { asked: Search & { kind: 'words' }; counts: { posts: number; answers: number } };

export function Facets({ asked, counts }: Props) {
  const scopes = [
    { scope: 'everything', label: 'Everything', count: counts.posts + counts.answers },
    { scope: 'posts', label: 'Posts', count: counts.posts },
    { scope: 'answers', label: 'Answers', count: counts.answers },
  ] as const;
  return (
    <nav className={`in-margin ${styles.facets}`} aria-label="Narrow the results">
      <ul role="list">
        {scopes.map(({ scope, label, count }) => (
          <li key={scope}>
            <a
              href={searchAddress({ words: asked.words, scope })}
              aria-current={scope === asked.scope ? 'true' : undefined}
            >
              {label} <span className="num">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
