/** What belongs to one viewer, or costs a search, is nothing for an index. */
const closed = [
  '/api/',
  '/comments/',
  '/confirm/',
  '/desk',
  '/me',
  '/report/',
  '/search',
  '/sign-in',
  '/unsubscribe/',
  '/useful/',
];

export function robots(site: string): string {
  return ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${site}/sitemap.xml`, ''].join(
    '\n',
  );
}
