import { literalSpans } from './literals';
import { isStarred, looksLike, looksLikeStarred, starKey } from './looks';
import { patternSpans } from './patterns';
import { type Reading, Readings } from './readings';
import type { Match, Span } from './rule';
import type { Phrases, RuleSet, WordForms, WordsRule } from './rule-set';

/** UTF-16 units that are read of a text; nothing that can be sent here is half as long. */
export const TEXT_MAX = 20_000;
const GAP = /^[\s\p{P}]{1,3}$/u; // between the words of a phrase

/** Where the rules match in a text, from left to right; a rule does not match twice at one place. */
export function findMatches(set: RuleSet, text: string): Match[] {
  const read = text.length > TEXT_MAX ? text.slice(0, TEXT_MAX).replace(/[\uD800-\uDBFF]$/, '') : text;
  const matches = [
    ...wordMatches(set, read),
    ...literalSpans(set, read),
    ...set.patterns.flatMap(({ rule, pattern }) => patternSpans(pattern, read).map((span) => ({ ...span, rule }))),
  ];
  return withoutOverlaps(matches.sort((a, b) => a.start - b.start || b.end - a.end));
}

function withoutOverlaps(matches: Match[]): Match[] {
  const ends = new Map<number, number>();
  return matches.filter(({ rule, start, end }) => {
    if ((ends.get(rule.id) ?? -1) > start) return false;
    ends.set(rule.id, end);
    return true;
  });
}

function wordMatches(set: RuleSet, text: string): Match[] {
  if (set.byForm.size === 0) return [];
  const readings = new Readings(text, set.fold, set.byLook.size > 0 ? set.signs : null);
  const matches: Match[] = [];
  for (const [index, token] of readings.tokens.entries()) {
    if (readings.isPlain(index) && !set.byForm.has(token.plain)) continue;
    for (const reading of readings.at(index)) {
      for (const rule of rulesFor(set, reading)) {
        const found = phraseAt(readings, reading, rule);
        if (found && !isExcepted(set, readings, found, rule)) {
          matches.push({ start: found.start, end: found.end, rule: rule.rule });
        }
      }
    }
  }
  return matches;
}

const none: WordsRule[] = [];

/** The rules whose first word this may be. */
function rulesFor(set: RuleSet, { forms, look }: Reading): Iterable<WordsRule> {
  if (!look && forms.length === 1) return set.byForm.get(forms[0]!.plain) ?? none;
  const found = new Set(forms.flatMap(({ plain }) => set.byForm.get(plain) ?? none));
  const alike = look && (isStarred(look) ? set.byStars.get(starKey(look)) : set.byLook.get(look.key));
  for (const rule of alike ?? none) found.add(rule);
  return found;
}

type Found = Span & { first: number; last: number };

/** The rule's words, one after the other, from this reading on. */
function phraseAt(readings: Readings, first: Reading, rule: WordsRule): Found | null {
  const begun = wordFits(rule.words[0]!, first, rule);
  if (!begun) return null;
  let { last } = first;
  let { end } = begun;
  for (const word of rule.words.slice(1)) {
    if (!GAP.test(readings.gapAfter(last) ?? '')) return null;
    const next = firstOf(readings.at(last + 1), (reading) => {
      const span = wordFits(word, reading, rule);
      return span && { end: span.end, last: reading.last };
    });
    if (!next) return null;
    ({ end, last } = next);
  }
  return { start: begun.start, end, first: first.first, last };
}

/** The part of the reading that is the word; null when it is another. */
function wordFits(word: WordForms, reading: Reading, { rule }: WordsRule): Span | null {
  if (reading.isDisguise && !rule.lookalikes) return null;
  const form = reading.forms.find(
    ({ plain, needsInflection }) => word.forms.has(plain) && (rule.inflected || !needsInflection),
  );
  if (form) return form;
  return rule.lookalikes && looksFit(word, reading) ? reading : null;
}

function looksFit(word: WordForms, { look }: Reading): boolean {
  if (!look) return false;
  return isStarred(look)
    ? (word.starred.get(starKey(look)) ?? []).some((form) => looksLikeStarred(look, form))
    : (word.looks.get(look.key) ?? []).some((form) => looksLike(look, form));
}

/** Whether it stands within a phrase in which it is meant otherwise. */
function isExcepted(set: RuleSet, readings: Readings, found: Found, { exceptions, words }: WordsRule): boolean {
  return isWithin(exceptions, readings, found, 1) || isWithin(set.honest, readings, found, words.length + 1);
}

function isWithin(phrases: Phrases, { tokens }: Readings, { first, last }: Found, least: number): boolean {
  return (phrases.get(tokens[first]!.plain) ?? []).some(
    ({ words, at }) =>
      words.length >= least &&
      words.length - at > last - first &&
      words.every((word, offset) => tokens[first - at + offset]?.plain === word),
  );
}

function firstOf<From, To>(list: From[], find: (one: From) => To | null): To | null {
  for (const one of list) {
    const found = find(one);
    if (found) return found;
  }
  return null;
}
