import { readHtml } from './html-words';
import type { Said } from './rule';

/**
 * What rules look at in a comment: the same for an answer that comes in, one that is changed, and one of the past.
 *
 * @param html as it is before anything is masked
 */
export function saidIn(html: string, name: string): Said {
  return { text: readHtml(html).text, links: linksIn(html), name };
}

/** Where links lead, without what every address begins with. */
function linksIn(html: string): string[] {
  const found = [...html.matchAll(/<a\s[^<>]*/g)]
    .map(([tag]) => readHtml(hrefOf(tag)).text)
    .filter((href) => href !== '');
  return [...new Set(found.map((href) => readable(href.replace(/^(https?:\/\/|mailto:)(www\.)?/, ''))))];
}

function hrefOf(tag: string): string {
  const start = tag.indexOf('href="') + 6;
  return start < 6 ? '' : tag.slice(start, tag.indexOf('"', start));
}

function readable(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
