import { changeWords, readHtml } from '@/lib/rules/html-words';
import type { Match } from '@/lib/rules/rule';
import { ruleInWords } from '@/lib/rules/verdict';
import { plainText } from '@/lib/text/plain';

export type LinkTarget = { host: string; path: string };

/** Where a comment's links lead, so that an editor sees it without following them. */
export function linkTargets(html: string): LinkTarget[] {
  const found = [...html.matchAll(/<a\s([^<>]*)>/g)].map(([, attributes]) => targetOf(attributes!));
  const known = new Map(found.filter((target) => target !== null).map((target) => [target.host + target.path, target]));
  return [...known.values()];
}

/** @param attributes as they stand in a tag that we wrote */
function targetOf(attributes: string): LinkTarget | null {
  const href = /(?<![\w-])href="([^"]*)"/.exec(attributes)?.[1];
  return href === undefined ? null : toTarget(unescapeAttribute(href));
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

type Note = Because & { about: string };

type Facts = {
  html: string; // as it was written, before anything is masked
  matches: Match[]; // of the word rules, in the words of `html`
  heldFor: string;
  wordRuleId: number | null;
  spamChance: number | null;
  isGuest: boolean;
  earlier: number;
};

const NOTED_MAX = 8; // links, and rules: whoever sends more has said enough by that
const MARKED_MAX = 60;

/**
 * A comment's words with everything marked that is worth a look, by numbers, and what each number stands for: why it waits
 * first, then the words that other rules know, where links lead, and what else helps to decide.
 */
export function readCase(facts: Facts): { html: string; because: Because[] } {
  const notes = notesOf(facts);
  const numberOf = (about: string) => notes.findIndex((note) => note.about === about) + 1;
  const marked = markLinks(markWords(facts, numberOf), numberOf);
  return { html: marked, because: notes.map(({ lead, rest }) => ({ lead, rest })) };
}

function notesOf({ html, matches, heldFor, wordRuleId, spamChance, isGuest, earlier }: Facts): Note[] {
  const said = heldFor
    .split(/[;\n]/)
    .map((reason) => reason.trim())
    .filter(Boolean);
  const why = said.map((reason, index) => ({
    about: index === 0 && wordRuleId ? `rule:${wordRuleId}` : 'held',
    lead: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`.replace(/\.\.$/, '.'),
    rest: '',
  }));
  const rules = new Map(matches.map(({ rule }) => [rule.id, rule]));
  if (said.length > 0 && wordRuleId) rules.delete(wordRuleId);
  const words = [...rules.values()].slice(0, NOTED_MAX).map((rule) => ({
    about: `rule:${rule.id}`,
    lead: `Matches ${ruleInWords(rule)}.`,
    rest: rule.effect === 'mask' ? 'Readers see dots in its place.' : '',
  }));
  const targets = linkTargets(html).map(inFull);
  const links = targets
    .slice(0, NOTED_MAX)
    .map((target) => ({ about: `link:${target}`, lead: 'A link.', rest: target }));
  const more = targets.length - links.length;
  const rest = more > 0 ? [{ about: 'more', lead: `${more} more links.`, rest: '' }] : [];
  const first =
    earlier === 0 && !/first|new/i.test(heldFor)
      ? [{ about: 'first', lead: 'A first answer.', rest: isGuest ? 'Nothing by this guest before.' : '' }]
      : [];
  const spam = spamChance === null ? [] : [{ about: 'spam', lead: `Spam score ${spamChance.toFixed(2)}.`, rest: '' }];
  return [...why, ...words, ...links, ...rest, ...first, ...spam];
}

/** From the last to the first, so that what stands before a mark keeps its place. */
function markWords({ html, matches }: Facts, numberOf: (about: string) => number): string {
  const words = readHtml(html);
  let end = Number.POSITIVE_INFINITY;
  let marked = html;
  for (const match of matches.slice(0, MARKED_MAX).toReversed()) {
    const number = numberOf(`rule:${match.rule.id}`);
    if (match.end > end || number === 0) continue;
    end = match.start;
    marked = changeWords(marked, words, [match], (piece) => `<mark>${piece}<sup>${number}</sup></mark>`);
  }
  return marked;
}

/** Where a link really leads stands behind it. */
function markLinks(html: string, numberOf: (about: string) => number): string {
  let opened: LinkTarget | null = null;
  return html.replace(/<a\s([^<>]*)>|<\/a>/g, (tag, attributes?: string) => {
    if (attributes !== undefined) {
      opened = targetOf(attributes);
      return tag;
    }
    const target = opened;
    opened = null;
    const number = target ? numberOf(`link:${inFull(target)}`) : 0;
    if (!target || number === 0) return tag;
    return `<sup>${number}</sup></a> <small dir="ltr">${escapeText(inFull(target))}</small>`;
  });
}

function inFull({ host, path }: LinkTarget): string {
  return host + path;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One line for the board. */
export function oneLine(html: string, length = 220): string {
  const words = plainText(html).replace(/\s+/g, ' ');
  return words.length > length ? `${words.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…` : words;
}
