import { parseBounded } from '@/lib/text/depth';

/** A link as a reader meets it. `deceptive`: its words name another host than the one that it leads to. */
export type Link = { href: string; host: string; words: string; deceptive: boolean };

/**
 * Whether an address may be linked to: http, https or mailto, written out, and without a name and password, which serve
 * only to pass one host off as another (`https://bank.example@evil.example`).
 */
export function isWebAddress(address: string): boolean {
  if (address.length > 2000 || !/^(?:https?:\/\/|mailto:)[^\s\\<>"\p{Cc}]+$/iu.test(address)) return false;
  if (/^mailto:/i.test(address)) return /^mailto:[^@?,;]+@[^@?,;]+$/i.test(address);
  const url = parseUrl(address);
  return url !== null && url.hostname !== '' && url.username === '' && url.password === '';
}

/** A path on this site. `//host` and `/\host`, which browsers take for another site's address, are none. */
export function isLocalAddress(address: string): boolean {
  return /^\/(?![/\\])[^\s\\<>"\p{Cc}]*$/u.test(address) && address.length <= 2000;
}

/** The host that a browser would really ask, in ASCII: `xn--…` for letters beyond it. Empty where there is none. */
export function hostOf(address: string): string {
  const url = parseUrl(address);
  if (!url) return '';
  return url.protocol === 'mailto:' ? (url.pathname.split('@').at(-1) ?? '') : url.hostname;
}

/** The links in a piece of safe HTML, as `renderComment` and `sanitizeImported` make it. */
export function linksIn(html: string): Link[] {
  const links: Link[] = [];
  let open: { href: string; words: string } | undefined;
  try {
    parseBounded(html, {
      allowedTags: [],
      onOpenTag: (name, { href }) => {
        if (name === 'a' && href) open = { href, words: '' };
      },
      onCloseTag: (name) => {
        if (name === 'a' && open) links.push(link(open.href, open.words));
        if (name === 'a') open = undefined;
      },
      textFilter: (text) => {
        if (open) open.words += text;
        return '';
      },
    });
  } catch {
    return [];
  }
  return links;
}

// A word with a dot and a known kind of ending: an address for whoever pastes it, though it is not linked.
const BARE_HOST =
  /(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|info|biz|io|co|ru|cn|de|fr|uk|eu|top|xyz|site|online|shop|club|link|live|app|dev|me|tv|cc|ly|gl)(?![\w-])/gi;

/** How many addresses a text tries to bring to its readers: links, and hosts written without being links. */
export function countLinks(html: string, text: string): number {
  const links = linksIn(html);
  const shown = links.map(({ words, host }) => `${words} ${host}`.toLowerCase()).join(' ');
  const bare = (text.match(BARE_HOST) ?? []).filter((host) => !shown.includes(host.toLowerCase()));
  return links.length + bare.length;
}

function link(href: string, words: string): Link {
  const host = hostOf(href);
  return { href, host, words: words.trim(), deceptive: deceives(words, host) };
}

/** The first words with dots between them that end in letters, as they are written; full-width dots are dots. */
function hostNamedIn(words: string): string | null {
  for (const [run] of words.matchAll(/[\p{L}\p{N}.\u3002\uFF0E-]+/gu)) {
    for (const part of run.split(/^[.\u3002\uFF0E]|[.\u3002\uFF0E]{2,}/)) {
      const labels = part.split(/[.\u3002\uFF0E]/);
      while (labels.length > 1 && !/^\p{L}{2}/u.test(labels.at(-1)!)) labels.pop();
      if (labels.length < 2) continue;
      const ending = /^\p{L}{2,24}/u.exec(labels.at(-1)!)![0];
      const before = labels.slice(0, -1).reduce((length, label) => length + label.length + 1, 0);
      return part.slice(0, before) + ending;
    }
  }
  return null;
}

/** Whether words that look like an address name another host than the real one. */
export function deceives(words: string, host: string): boolean {
  if (host.startsWith('xn--') || host.includes('.xn--')) return !words.toLowerCase().includes(host);
  const named = hostNamedIn(words);
  if (!named) return false;
  const claimed = hostOf(`https://${named}`).replace(/^www\./, '');
  const real = host.replace(/^www\./, '');
  return claimed !== '' && claimed !== real && !real.endsWith(`.${claimed}`) && looksLikeAddress(words, named);
}

/** "Ask Mr.Smith" names no host; "https://a.example", "www.a.example", "a.example/path" and a lone "a.example" do. */
function looksLikeAddress(words: string, named: string): boolean {
  return (
    /:\/\/|www\./i.test(words) || withoutEnd(words) === named || words.includes(`${named}/`) || words.includes('@')
  );
}

function withoutEnd(words: string): string {
  return words.trim().replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
