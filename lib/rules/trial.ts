import { maskHtml } from './mask';
import type { Effect, Rule, Span } from './rule';
import { compileRules, type RuleSet } from './rule-set';
import { saidIn } from './said';
import { decideByWords, type Finding, findIn } from './verdict';

/** An answer of the past, as a trial needs it. */
export type Past = {
  id: number;
  html: string; // before anything is masked
  name: string;
  isOurs: boolean; // written by staff, whom no rule holds
  fate: 'waits' | 'editor-approved' | 'published-at-once' | 'rejected' | 'spam';
};

export type Hit = { id: number; fate: Past['fate']; spans: Span[]; words: string[] };

/** What a rule would have done to the last answers. */
export type Trial = { looked: number; hits: Hit[]; approved: number; atOnce: number };

export function tryRule(rule: Rule, past: Past[], language: string): Trial {
  const set = compileRules([rule], language);
  const hits = past.flatMap((one) => {
    const findings = replay(set, one);
    if (findings.length === 0) return [];
    const spans = findings.filter((found) => found.in === 'text').map(({ start, end }) => ({ start, end }));
    return [{ id: one.id, fate: one.fate, spans, words: [...new Set(findings.map(({ words }) => words))] }];
  });
  const count = (fate: Past['fate']) => hits.filter((hit) => hit.fate === fate).length;
  return { looked: past.length, hits, approved: count('editor-approved'), atOnce: count('published-at-once') };
}

/** The same way as an answer that comes in: masks hold for everybody, all other rules for everybody but us. */
function replay(set: RuleSet, { html, name, isOurs }: Past): Finding[] {
  const findings = findIn(set, saidIn(html, name));
  if (!isOurs && decideByWords(findings)) return findings;
  return maskHtml(set, html).unmaskedHtml === null ? [] : findings.filter((found) => found.in === 'text');
}

const would = {
  hold: 'have held',
  refuse: 'have refused',
  spam: 'have binned',
  mask: 'have masked letters in',
} as const;

/** “Would have held 14 of the last 500; editors approved 13 of those.” */
export function trialInWords({ looked, hits, approved, atOnce }: Trial, effect: Effect): string {
  if (looked === 0) return 'There are no answers yet to try this on.';
  const last = looked === 1 ? 'the one answer there is' : `the last ${looked.toLocaleString('en')}`;
  if (hits.length === 0) return `Would ${would[effect]} none of ${last}.`;
  const parts = [
    approved > 0 && `editors approved ${ofThose(approved, hits.length)}`,
    atOnce > 0 && `${ofThose(atOnce, hits.length)} ${atOnce === 1 ? 'was' : 'were'} published at once`,
  ].filter(Boolean);
  const fate = parts.length > 0 ? parts.join(', and ') : 'none of those was published';
  return `Would ${would[effect]} ${hits.length.toLocaleString('en')} of ${last}; ${fate}.`;
}

function ofThose(count: number, all: number): string {
  if (count === all) return all === 1 ? 'it' : 'all of those';
  return `${count.toLocaleString('en')} of those`;
}
