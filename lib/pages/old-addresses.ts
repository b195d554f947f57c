import { wellFormed } from '@/lib/text/clean';

const LENGTH_MAX = 1_000; // characters

/**
 * The ways in which one old address may have been written down when its blog was imported: with a slash at its end or
 * without, with letters of other scripts as they are or escaped. None for what cannot have been an address of ours.
 */
export function spellingsOf(path: string): string[] {
  if (path.length > LENGTH_MAX || /%00|\0/.test(path)) return [];
  const bare = path.length > 1 ? path.replace(/(?<!\/)\/+$/, '') : path;
  const plain = unescaped(bare);
  const forms = [
    bare,
    plain,
    encodeURI(plain),
    encodeURI(plain).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  ];
  return [...new Set(forms.flatMap((form) => (form.includes('?') ? [form] : [form, `${form}/`])))];
}

function unescaped(path: string): string {
  try {
    return wellFormed(decodeURI(path));
  } catch {
    return wellFormed(path);
  }
}

/** Where blogs made with other programs have their feeds. */
export const usualFeeds: Record<string, string> = {
  '/atom': '/atom.xml',
  '/feed': '/feed.xml',
  '/feed/atom': '/atom.xml',
  '/index.xml': '/feed.xml',
  '/rss': '/feed.xml',
  '/rss.xml': '/feed.xml',
};
