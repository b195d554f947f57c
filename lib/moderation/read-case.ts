import { plainText } from '@/lib/text/plain';

export type LinkTarget = { host: string; path: string };

/** Where a comment's links lead, so that an editor sees it without following them. */
export function linkTargets(html: string): LinkTarget[] {
  const found = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map((match) => toTarget(unescapeAttribute(match[1]!)));
  const known = new Map(found.filter((target) => target !== null).map((target) => [target.host + target.path, target]));
  return [...known.values()];
}

function toTarget(href: string): LinkTarget | null {
  try {
    const { protocol, host, pathname, search } = new URL(href);
    if (protocol === 'mailto:') return { host: pathname, path: '' };
    return { host, path: pathname === '/' && !search ? '' : pathname + search };
  } catch {
    return null;
  }
}

function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

export type Because = { lead: string; rest: string };

type Facts = { heldFor: string; html: string; spamChance: number | null; isGuest: boolean; earlier: number };

/** Why a comment waits, and what else is worth knowing before deciding. What the rules said comes first. */
export function whyItWaits({ heldFor, html, spamChance, isGuest, earlier }: Facts): Because[] {
  const said = heldFor
    .split(/\s*[;\n]\s*/)
    .filter(Boolean)
    .map((reason) => ({
      lead: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`.replace(/\.\.$/, '.'),
      rest: '',
    }));
  const targets = linkTargets(html);
  const links =
    targets.length > 0
      ? [
          {
            lead: targets.length === 1 ? 'One link.' : `${targets.length} links.`,
            rest: targets.map(({ host, path }) => host + path).join(', '),
          },
        ]
      : [];
  const first =
    earlier === 0 && !/first|new/i.test(heldFor)
      ? [{ lead: 'A first answer.', rest: isGuest ? 'Nothing by this guest before.' : '' }]
      : [];
  const spam = spamChance === null ? [] : [{ lead: `Spam score ${spamChance.toFixed(2)}.`, rest: '' }];
  return [...said, ...links, ...first, ...spam];
}

/** One line for the board. */
export function oneLine(html: string, length = 220): string {
  const words = plainText(html).replace(/\s+/g, ' ');
  return words.length > length ? `${words.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…` : words;
}
