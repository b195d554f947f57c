import { element, lines, XML_DECLARATION } from '@/lib/feeds/element';

export type Place = { path: string; changedAt?: Date };

export const SITEMAP_MAX = 50_000; // addresses: the protocol's limit for one file

/** @see https://www.sitemaps.org/protocol.html */
export function sitemap(site: string, places: Place[]): string {
  return `${XML_DECLARATION}${lines([
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...places.slice(0, SITEMAP_MAX).map(({ path, changedAt }) => {
      const lastmod = changedAt ? element('lastmod', changedAt.toISOString()) : '';
      return `<url>${element('loc', `${site}${encodeURI(path)}`)}${lastmod}</url>`;
    }),
    '</urlset>',
  ])}\n`;
}
