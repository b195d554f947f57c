import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { localTime } from '@/lib/hours/local';
import { shortDate } from '@/lib/hours/spoken';
import { getSettings } from '@/lib/settings/queries';
import { findMatches } from './find-matches';
import { foldFor } from './fold';
import { writeCsv, writePlain } from './lists';
import { liveRules } from './live';
import { markHtml } from './mark';
import type { Rule } from './rule';
import { compileRules, formsOfRule, isLiteral } from './rule-set';
import { saidIn } from './said';
import { findRule, listPast, listRules, type PastComment } from './store';
import { type Past, trialInWords, tryRule } from './trial';
import { findIn, ruleInWords } from './verdict';

/** How many of the last answers a rule is tried on. */
export const TRIED_ON = 500;
const SHOWN_MAX = 100;

/** Every rule, with how many of the last answers each one matches. */
export async function getRules(actor: Actor) {
  if (!can(actor, 'rule.read')) return null;
  const [rules, past, { language }] = await Promise.all([listRules(), listPast(actor, TRIED_ON), getSettings()]);
  const set = compileRules(rules, language);
  const counts = new Map<number, number>();
  for (const one of past) {
    const matched = findIn(set, saidIn(one.unmaskedHtml ?? one.html, one.person.name)).map(({ rule }) => rule.id);
    for (const id of new Set(matched)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    looked: past.length,
    mayWrite: can(actor, 'rule.write'),
    rules: rules.map((rule) => ({ ...rule, matches: counts.get(rule.id) ?? 0 })),
  };
}

export async function getRule(actor: Actor, id: number) {
  if (!can(actor, 'rule.read')) return null;
  const [rule, { language }] = await Promise.all([findRule(id), getSettings()]);
  return rule && { ...rule, forms: formsShown(rule, language), mayWrite: can(actor, 'rule.write') };
}

/** The forms in which a rule's words are met, for whoever writes it; empty where it is looked for as it stands. */
function formsShown(rule: Rule, language: string): string[][] {
  if (rule.kind === 'pattern' || isLiteral(rule.pattern)) return [];
  return formsOfRule(rule, language, foldFor(language));
}

/** What a rule, saved or not, would have done to the last answers, with these and what in them matched. */
export async function getTrial(actor: Actor, rule: Rule) {
  if (!can(actor, 'rule.read')) return null;
  const [comments, { language, promise }] = await Promise.all([listPast(actor, TRIED_ON), getSettings()]);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const trial = tryRule(rule, comments.map(toPast), language);
  const { timeZone } = promise.calendar;
  return {
    said: trialInWords(trial, rule.effect),
    count: trial.hits.length,
    shown: trial.hits.slice(0, SHOWN_MAX).map(({ id, fate, spans, words }) => {
      const comment = byId.get(id)!;
      return {
        id,
        fate,
        words,
        name: comment.person.name,
        post: comment.post.title,
        sent: shortDate(localTime(timeZone, comment.sentAt).day),
        html: markHtml(comment.unmaskedHtml ?? comment.html, spans),
      };
    }),
  };
}

export type ShownTrial = NonNullable<Awaited<ReturnType<typeof getTrial>>>;

function toPast(comment: PastComment): Past {
  return {
    id: comment.id,
    html: comment.unmaskedHtml ?? comment.html,
    name: comment.person.name,
    isOurs: ['author', 'editor', 'owner'].includes(comment.person.role),
    fate: fateOf(comment),
  };
}

function fateOf({ state, decisions }: PastComment): Past['fate'] {
  if (state === 'rejected' || state === 'spam') return state;
  if (state !== 'approved') return 'waits';
  return decisions[0]?.kind === 'approve' ? 'editor-approved' : 'published-at-once';
}

/** Which rules that are on match a sample, and what in it. */
export async function readSample(actor: Actor, sample: string) {
  if (!can(actor, 'rule.read')) return null;
  const { language } = await getSettings();
  return findMatches(await liveRules(language), sample).map(({ start, end, rule }) => ({
    id: rule.id,
    words: sample.slice(start, end),
    rule: ruleInWords(rule),
    effect: rule.effect,
  }));
}

export async function getRulesForExport(actor: Actor, format: 'csv' | 'txt'): Promise<string | null> {
  if (!can(actor, 'rule.read')) return null;
  const rules = await listRules();
  return format === 'csv' ? writeCsv(rules) : writePlain(rules);
}
