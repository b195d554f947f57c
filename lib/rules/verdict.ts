import { findMatches } from './find-matches';
import { type Effect, effects, type Match, type Rule, type Said } from './rule';
import type { RuleSet } from './rule-set';
import { saidIn } from './said';

/** A match, where it was found, and the words that matched. */
export type Finding = Match & { in: keyof Said; words: string };

/** What the rules do to a comment, and why; masking is done besides, and decides nothing. */
export type WordVerdict = {
  effect: Exclude<Effect, 'mask'>;
  ruleId: number;
  reason: string; // in words for editors
  forWriter: string;
  inName: boolean;
};

/**
 * The one pure way from words to a verdict: for what comes in, and for trying rules on the past.
 *
 * @param html as it is before anything is masked
 */
export function judgeWords(set: RuleSet, html: string, name: string): WordVerdict | null {
  return decideByWords(findIn(set, saidIn(html, name)));
}

export function findIn(set: RuleSet, said: Said): Finding[] {
  const texts = [
    { in: 'text' as const, text: said.text },
    ...said.links.map((text) => ({ in: 'links' as const, text })),
    { in: 'name' as const, text: said.name },
  ];
  return texts.flatMap(({ in: place, text }) =>
    findMatches(set, text).map((match) => ({ ...match, in: place, words: text.slice(match.start, match.end) })),
  );
}

/** The strongest effect decides. A name cannot be masked, nor an address: an answer signed with such a word is held. */
export function decideByWords(findings: Finding[]): WordVerdict | null {
  const deciding = effects
    .map((effect) => findings.filter((found) => effectOf(found) === effect))
    .find((of) => of.length > 0);
  const first = deciding?.[0];
  const effect = first && effectOf(first);
  if (!deciding || !first || !effect || effect === 'mask') return null;
  return {
    effect,
    ruleId: first.rule.id,
    reason: reasonFor(deciding),
    forWriter: wordsForWriter(deciding),
    inName: deciding.every((found) => found.in === 'name'),
  };
}

/** Where nobody is there who could say it otherwise: what would be refused is held. */
export function heldInstead(verdict: WordVerdict): WordVerdict {
  return verdict.effect === 'refuse' ? { ...verdict, effect: 'hold' } : verdict;
}

function effectOf({ rule, in: place }: Finding): Effect {
  return rule.effect === 'mask' && place === 'name' ? 'hold' : rule.effect;
}

const NAMED_MAX = 4;

function reasonFor(findings: Finding[]): string {
  const verbs = { text: 'says', links: 'links to', name: 'is signed with' } as const;
  const parts = (Object.keys(verbs) as (keyof typeof verbs)[]).flatMap((place) => {
    const words = quoted(findings.filter((found) => found.in === place));
    return words ? [`${verbs[place]} ${words}`] : [];
  });
  const rules = distinct(findings.map(({ rule }) => ruleInWords(rule)));
  return `${parts.join(', ')} (${rules.slice(0, NAMED_MAX).join(', ')})`;
}

/** “viagra”, or pattern “\d{9}”. */
export function ruleInWords({ kind, pattern }: Pick<Rule, 'kind' | 'pattern'>): string {
  return `${kind === 'pattern' ? 'pattern' : 'rule'} “${plainLine(pattern)}”`;
}

function wordsForWriter(findings: Finding[]): string {
  const words = quoted(findings);
  return findings.every((found) => found.in === 'name')
    ? `We publish no answers that are signed with ${words}. Please sign with another name; your words are still here.`
    : `We publish no answers that say ${words}. Please say it in other words and send it again; yours are still here.`;
}

function quoted(findings: Finding[]): string {
  const words = distinct(findings.map((found) => `“${plainLine(found.words)}”`));
  const shown = words.slice(0, NAMED_MAX);
  return words.length > NAMED_MAX ? `${shown.join(', ')} and more` : shown.join(' and ');
}

const QUOTED_MAX = 60; // characters

/** The board parts reasons at semicolons. */
function plainLine(words: string): string {
  const line = words.replace(/[\s;]+/g, ' ').trim();
  return [...line].length > QUOTED_MAX ? `${[...line].slice(0, QUOTED_MAX).join('')}…` : line;
}

function distinct(words: string[]): string[] {
  return [...new Set(words)];
}
