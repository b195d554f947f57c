import { type Fold, foldFor, ownLettersOf } from './fold';
import { formsOf } from './forms';
import { honestPhrases, wordsOfTheirOwn } from './honest';
import { type Look, lookOfForm, starKey } from './looks';
import { compilePattern, type Pattern } from './patterns';
import type { Rule } from './rule';
import { type Signs, signsFor } from './signs';
import { tokensOf } from './tokens';

/** One word of a rule, in all its forms. */
export type WordForms = { forms: Set<string>; looks: Map<string, Look[]>; starred: Map<string, Look[]> };

export type WordsRule = { rule: Rule; words: WordForms[]; exceptions: Phrases };
export type LiteralRule = { rule: Rule; folded: string };
export type PatternRule = { rule: Rule; pattern: Pattern };

/** Phrases by each of their words. */
export type Phrases = Map<string, { words: string[]; at: number }[]>;

/** Rules made ready once, for as many texts as come. */
export type RuleSet = {
  rules: Rule[];
  fold: Fold;
  signs: Signs;
  honest: Phrases;
  byForm: Map<string, WordsRule[]>;
  byLook: Map<string, WordsRule[]>;
  byStars: Map<string, WordsRule[]>;
  literals: LiteralRule[];
  patterns: PatternRule[];
};

/** @param language of the blog, as in `lang` */
export function compileRules(rules: Rule[], language: string): RuleSet {
  const fold = foldFor(language);
  const own = ownLettersOf(language);
  const set: RuleSet = {
    rules,
    fold,
    signs: signsFor(fold, own),
    honest: phrasesOf(honestPhrases, fold),
    byForm: new Map(),
    byLook: new Map(),
    byStars: new Map(),
    literals: [],
    patterns: [],
  };
  for (const rule of rules) {
    if (rule.kind === 'pattern') {
      const compiled = compilePattern(rule.pattern);
      if (compiled.ok) set.patterns.push({ rule, pattern: compiled.pattern });
    } else if (isLiteral(rule.pattern)) set.literals.push({ rule, folded: fold(rule.pattern) });
    else addWords(set, rule, language);
  }
  return set;
}

/**
 * What has no words in it, or signs that are part of what is meant (emoji, `c++`), and words of scripts that put no space
 * between them, is looked for as it stands.
 */
export function isLiteral(pattern: string): boolean {
  return !/^[\p{L}\p{M}\p{N}\s'’.,/_‐‑–-]+$/u.test(pattern) || !/[\p{L}\p{N}]/u.test(pattern) || UNSPACED.test(pattern);
}

export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The forms in which each word of a rule is met. */
export function formsOfRule(rule: Pick<Rule, 'pattern' | 'inflected'>, language: string, fold: Fold): string[][] {
  return tokensOf(rule.pattern, fold).map(({ start, end, plain }) => {
    if (!rule.inflected) return [plain];
    const forms = formsOf(plain, language, rule.pattern.slice(start, end));
    return forms.filter((form) => form === plain || !wordsOfTheirOwn.has(form));
  });
}

function addWords(set: RuleSet, rule: Rule, language: string): void {
  const words = formsOfRule(rule, language, set.fold).map((forms) =>
    wordForms(forms, rule.lookalikes, ownLettersOf(language)),
  );
  const [first] = words;
  if (!first) return;
  const lines = rule.exceptions.split('\n').filter((line) => line.trim() !== '');
  const compiled: WordsRule = { rule, words, exceptions: phrasesOf(lines, set.fold) };
  for (const form of first.forms) add(set.byForm, form, compiled);
  for (const key of first.looks.keys()) add(set.byLook, key, compiled);
  for (const key of first.starred.keys()) add(set.byStars, key, compiled);
}

function wordForms(forms: string[], lookalikes: boolean, own: Set<string>): WordForms {
  const word: WordForms = { forms: new Set(forms), looks: new Map(), starred: new Map() };
  if (!lookalikes) return word;
  for (const form of forms) {
    const look = lookOfForm(form, own);
    if (look.cells.length < 3) continue;
    add(word.looks, look.key, look);
    add(word.starred, starKey(look), look);
  }
  return word;
}

function phrasesOf(lines: readonly string[], fold: Fold): Phrases {
  const phrases: Phrases = new Map();
  for (const line of lines) {
    const words = tokensOf(line, fold).map(({ plain }) => plain);
    for (const [at, word] of words.entries()) add(phrases, word, { words, at });
  }
  return phrases;
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}
