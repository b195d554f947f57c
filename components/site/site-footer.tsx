import { getPageKeys } from '@/lib/pages/queries';
import { isReachable, writeTo } from '@/lib/settings/contact';
import type { SiteSettings } from '@/lib/settings/schema';
import styles from './site-footer.module.css';

const standing = [
  { label: 'Community guidelines', key: 'guidelines' },
  { label: 'Rules of participation', key: 'participation' },
  { label: 'Terms of use', key: 'terms' },
  { label: 'Privacy', key: 'privacy' },
];

export async function SiteFooter({ settings }: { settings: SiteSettings }) {
  const keys = await getPageKeys();
  const pages = [
    ...standing.filter(({ key }) => keys.has(key)).map(({ label, key }) => ({ label, href: `/${key}` })),
    { label: 'How this is kept', href: '/transparency' },
    { label: 'Archive', href: '/archive' },
    { label: 'Follow us', href: '/follow' },
    ...(isReachable(settings.contact) ? [{ label: 'Write to the editors', href: writeTo(settings.contact) }] : []),
  ];
  return (
    <footer className="sheet">
      <div className={`whole ${styles.foot}`}>
        <p>{settings.disclaimer} An editor reads what readers write here.</p>
        <nav aria-label="About this site">
          <ul role="list">
            {pages.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
          <ul role="list">
            {settings.social.map(({ label, href }) => (
              <li key={href}>
                <a href={href} rel="me noopener">
                  {label}
                </a>
              </li>
            ))}
            <li>
              <a href="/feed.xml">RSS</a>
            </li>
            <li>
              <a href="/sign-in">Sign in</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
