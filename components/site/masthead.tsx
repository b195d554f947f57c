import { navigationOf } from '@/components/site/navigation';
import { SearchIcon } from '@/components/ui/search-icon';
import type { SiteSettings } from '@/lib/settings/schema';
import styles from './masthead.module.css';

type Props = { settings: SiteSettings; current?: string; front: boolean };

export function Masthead({ settings, current, front }: Props) {
  const Name = front ? 'h1' : 'p';
  return (
    <header className={`sheet ${styles.masthead}`} data-front={front || undefined}>
      <div className="whole">
        <div className={styles.top}>
          <Name className={styles.name}>
            <a href="/">{settings.title}</a>
          </Name>
          {front && settings.tagline && <p className={styles.tagline}>{settings.tagline}</p>}
        </div>
        <div className={styles.bar}>
          <nav aria-label="Site">
            <ul role="list">
              {navigationOf(settings).map(({ label, href }) => (
                <li key={href}>
                  <a href={href} aria-current={href === current ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <search className={styles.find} aria-label="The site">
            <form action="/search">
              <label className="sr" htmlFor="find">
                Search posts and answers
              </label>
              <input id="find" name="q" type="search" placeholder="Search" maxLength={200} />
              <button type="submit" aria-label="Search">
                <SearchIcon />
              </button>
            </form>
          </search>
        </div>
      </div>
    </header>
  );
}
