import type { ReactNode } from 'react';
import { DeskKeys } from '@/components/desk-keys/desk-keys';
import { KeyHint } from '@/components/desk-keys/key-hint';
import { KeysProvider } from '@/components/desk-keys/keys-context';
import { Colleagues } from '@/components/live/colleagues';
import { can, type Permission } from '@/lib/auth/can';
import type { DeskActor } from '@/lib/auth/desk';
import { getKeys } from '@/lib/desk/queries';
import { localTime } from '@/lib/hours/local';
import { dayName, spokenTime } from '@/lib/hours/spoken';
import type { Reading } from '@/lib/leases/readers';
import { signOutAction } from '@/lib/people/sign-in-actions';
import { getSettings } from '@/lib/settings/queries';
import styles from './desk.module.css';

const places: { name: string; href: string; permission: Permission }[] = [
  { name: 'Today', href: '/desk', permission: 'comment.decide' },
  { name: 'Queue', href: '/desk/queue', permission: 'comment.decide' },
  { name: 'People', href: '/desk/people', permission: 'person.read' },
  { name: 'Posts', href: '/desk/posts', permission: 'post.write' },
  { name: 'Pages', href: '/desk/pages', permission: 'page.write' },
  { name: 'Reasons', href: '/desk/reasons', permission: 'page.write' },
  { name: 'Rules', href: '/desk/rules', permission: 'rule.read' },
  { name: 'Figures', href: '/desk/figures', permission: 'comment.decide' },
  { name: 'Log', href: '/desk/log', permission: 'log.read' },
  { name: 'Settings', href: '/desk/settings', permission: 'settings.change' },
];

type Props = {
  actor: DeskActor;
  current: string;
  className?: string;
  /** What colleagues are reading, where that is shown. */
  readings?: Reading[];
  children: ReactNode;
};

/** The bar that every page of the desk has. What an actor may not do is not offered; the pages check by themselves. */
export async function DeskFrame({ actor, current, className = '', readings = [], children }: Props) {
  const [settings, keys] = await Promise.all([getSettings(), getKeys(actor)]);
  const { timeZone } = settings.promise.calendar;
  const now = localTime(timeZone, new Date());
  return (
    <KeysProvider keys={keys}>
      <div className={`${styles.desk} ${className}`}>
        <header className={styles.bar}>
          <p className={styles.name}>
            <a href="/desk">Desk</a>
          </p>
          <nav aria-label="Desk">
            <ul role="list">
              {places
                .filter(({ permission }) => can(actor, permission))
                .map(({ name, href }) => (
                  <li key={href}>
                    <a href={href} aria-current={name === current ? 'page' : undefined}>
                      {name}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <div className={styles.end}>
            {can(actor, 'comment.decide') && (
              <search>
                <form className={styles.find} action="/desk/queue" method="get">
                  <input type="hidden" name="view" value="all" />
                  <label className="sr" htmlFor="desk-words">
                    Search every answer
                  </label>
                  <input
                    id="desk-words"
                    type="search"
                    name="q"
                    maxLength={200}
                    placeholder="Search every answer"
                    data-act="search"
                  />
                  <KeyHint act="search" />
                </form>
              </search>
            )}
            <span className={styles.clock}>
              {dayName(now.day)} {spokenTime(now.minute)}
            </span>
            <a href="/desk/preferences" aria-current={current === 'Preferences' ? 'page' : undefined}>
              Preferences
            </a>
            <a href="/">View blog</a>
            <form action={signOutAction}>
              <button className={styles.out} type="submit">
                Sign out<span className="sr"> {actor.name}</span>
              </button>
            </form>
          </div>
        </header>
        <Colleagues readings={readings}>{children}</Colleagues>
        <DeskKeys />
      </div>
    </KeysProvider>
  );
}
