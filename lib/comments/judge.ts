import type { WordVerdict } from '@/lib/rules/verdict';

export type Facts = {
  threadIsOpen: boolean;
  writer: 'guest' | 'member' | 'staff';
  sanction: 'none' | 'always-held' | 'at-their-address' | 'suspended' | 'banned';
  barred: string; // what whoever is suspended or banned is told
  decoyFilled: boolean;
  secondsToWrite: number | null; // null: nobody knows, as without JavaScript
  challenge: 'passed' | 'failed' | 'absent' | 'down' | 'not-asked';
  withoutChallenge: 'hold' | 'refuse';
  challengeDown: 'hold' | 'refuse';
  words: WordVerdict | null; // of the word rules
  nameIsMixed: boolean;
  links: number;
  linksHeldAbove: number;
  postHoldsAll: boolean;
  mode: 'everyone' | 'newcomers' | 'afterwards';
  approvedBefore: number;
  approvalsToTrust: number;
};

type Opinion =
  | { outcome: 'publish'; reason: string } // in words for editors
  | { outcome: 'hold'; reason: string; wordRuleId?: number } // likewise
  | { outcome: 'bin'; reason: string; wordRuleId?: number } // likewise
  | { outcome: 'refuse'; code: RefusalCode; reason: string; field?: 'body' | 'name' }; // in words for the writer

type RefusalCode = 'closed' | 'forbidden' | 'not-human' | 'invalid';

type Rule = (facts: Facts) => Opinion | undefined;

export const TOO_FAST_SECONDS = 2;

/** In order; the first rule with an opinion decides. Reordering them is a change of policy. Their names are kept with the comment. */
const rules = {
  closed: (f) => (f.threadIsOpen ? undefined : refused('closed', 'This thread is closed. It takes no more answers.')),
  banned: (f) => (f.sanction === 'banned' ? refused('forbidden', f.barred) : undefined),
  suspended: (f) => (f.sanction === 'suspended' ? refused('forbidden', f.barred) : undefined),
  staff: (f) => (f.writer === 'staff' ? published('written by one of us') : undefined),
  'words-refused': (f) => (f.words?.effect === 'refuse' && isHuman(f) ? unsaid(f.words) : undefined),
  'words-binned': (f) => (f.words?.effect === 'spam' && isHuman(f) ? binned(f.words) : undefined),
  'always-held': (f) =>
    f.sanction === 'always-held' ? held('an editor wants to read everything this person writes') : undefined,
  'barred-address': (f) =>
    f.sanction === 'at-their-address' ? held('sent from where somebody writes who may not') : undefined,
  decoy: (f) => (f.decoyFilled ? held('filled in a field that people do not see') : undefined),
  'too-fast': (f) => (isTooFast(f) ? held('sent within two seconds of opening the form') : undefined),
  'challenge-failed': (f) => (f.challenge === 'failed' ? refused('not-human', PROOF_FAILED) : undefined),
  'challenge-absent': (f) =>
    f.challenge === 'absent' ? unproven(f.withoutChallenge, 'sent without the challenge', PROOF_ABSENT) : undefined,
  'challenge-down': (f) =>
    f.challenge === 'down' ? unproven(f.challengeDown, 'the challenge could not be checked', PROOF_DOWN) : undefined,
  words: (f) => (f.words?.effect === 'hold' ? byWords(f.words) : undefined),
  'mixed-name': (f) => (f.nameIsMixed ? held('a name in letters that are not written together') : undefined),
  links: (f) => (f.links > f.linksHeldAbove ? held(`${f.links} links`) : undefined),
  post: (f) => (f.postHoldsAll ? held('this post’s answers are all read first') : undefined),
  everyone: (f) => (f.mode === 'everyone' ? held('every answer is read before it appears') : undefined),
  afterwards: (f) => (f.mode === 'afterwards' ? published('published first, read afterwards') : undefined),
  trusted: (f) =>
    f.approvedBefore >= f.approvalsToTrust ? published(`${f.approvedBefore} approved before`) : undefined,
} satisfies Record<string, Rule>;

export type RuleCode = keyof typeof rules | 'newcomer';

export type Verdict = Opinion & { rule: RuleCode };

export function judge(facts: Facts): Verdict {
  for (const rule of Object.keys(rules) as (keyof typeof rules)[]) {
    const opinion = rules[rule](facts);
    if (opinion) return { ...opinion, rule };
  }
  return { ...held('a new voice'), rule: 'newcomer' };
}

const PROOF_FAILED =
  'The check that you are human did not succeed, or was used before. Please send your answer again; your words are safe.';
const PROOF_ABSENT = 'Please let the check that you are human finish, then send your answer again.';
const PROOF_DOWN =
  'The service that checks for humans does not answer at the moment. Please try again in a while; your words are safe.';

function isTooFast({ secondsToWrite }: Facts): boolean {
  return secondsToWrite !== null && secondsToWrite < TOO_FAST_SECONDS;
}

function unproven(policy: 'hold' | 'refuse', forEditors: string, forWriter: string): Opinion {
  return policy === 'refuse' ? refused('not-human', forWriter) : held(forEditors);
}

/** Whoever fails the challenge hears of that, and learns nothing of the rules. */
function isHuman({ challenge }: Facts): boolean {
  return challenge !== 'failed';
}

function unsaid({ forWriter, inName }: WordVerdict): Opinion {
  return { outcome: 'refuse', code: 'invalid', reason: forWriter, field: inName ? 'name' : 'body' };
}

function byWords({ reason, ruleId }: WordVerdict): Opinion {
  return { outcome: 'hold', reason, wordRuleId: ruleId };
}

function binned({ reason, ruleId }: WordVerdict): Opinion {
  return { outcome: 'bin', reason, wordRuleId: ruleId };
}

function published(reason: string): Opinion {
  return { outcome: 'publish', reason };
}

function held(reason: string): Opinion {
  return { outcome: 'hold', reason };
}

function refused(code: RefusalCode, reason: string): Opinion {
  return { outcome: 'refuse', code, reason };
}
