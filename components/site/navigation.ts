import type { SiteSettings } from '@/lib/settings/schema';

export type NavLink = { label: string; href: string };

/** What stands there until an owner says otherwise. */
export const usualLinks: NavLink[] = [
  { label: 'Archive', href: '/archive' },
  { label: 'Guidelines', href: '/guidelines' },
  { label: 'Follow', href: '/follow' },
];

/** What stands under the blog's name. An owner types the addresses: only paths of this site and web addresses become links. */
export function navigationOf(settings: Pick<SiteSettings, 'navigation'>): NavLink[] {
  const chosen = settings.navigation.filter(({ label, href }) => label.trim() !== '' && leadsSomewhere(href));
  const links = chosen.length > 0 ? chosen : usualLinks;
  return links.some(({ href }) => href === '/') ? links : [{ label: 'Latest', href: '/' }, ...links];
}

function leadsSomewhere(href: string): boolean {
  return /^\/(?![/\\])/.test(href) || /^https?:\/\//i.test(href);
}
