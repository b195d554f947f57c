import type { RuleCode, Verdict } from './judge';

/** What holds an answer: a rule of the judge, its writer, who changed it, or readers, who reported it. */
export type HeldBy = RuleCode | 'changed' | 'revised' | 'reports';

/** As the desk calls them, for those that can hold or bin. */
export const heldByNames = {
  'always-held': 'Person is always held',
  decoy: 'Decoy field filled in',
  'too-fast': 'Sent too fast',
  'challenge-absent': 'Without the challenge',
  'challenge-down': 'Challenge not checked',
  words: 'Word rule',
  'words-binned': 'Word rule: spam',
  'mixed-name': 'Name in mixed letters',
  links: 'Links',
  post: 'Post holds everything',
  everyone: 'Everything is held',
  newcomer: 'A new voice',
  changed: 'Changed after publication',
  revised: 'Revised after rejection',
  reports: 'Reported by several readers',
} as const satisfies Partial<Record<HeldBy, string>>;

/** Held because answers are read first here, and not for anything about this one. */
export const ordinaryHolds: HeldBy[] = ['post', 'everyone', 'newcomer', 'changed', 'revised'];

/** What is kept with an answer about the rule that held or binned it. */
export function heldBy(verdict: Verdict): { heldFor: string; heldBy: HeldBy | ''; wordRuleId: number | null } {
  return verdict.outcome === 'hold' || verdict.outcome === 'bin'
    ? { heldFor: verdict.reason, heldBy: verdict.rule, wordRuleId: verdict.wordRuleId ?? null }
    : { heldFor: '', heldBy: '', wordRuleId: null };
}
