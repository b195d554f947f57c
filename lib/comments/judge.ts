export type Facts = {
  threadIsOpen: boolean;
  writer: 'guest' | 'member' | 'staff';
  sanction: 'none' | 'always-held' | 'suspended' | 'banned';
  decoyFilled: boolean;
  secondsToWrite: number | null; // null: nobody knows, as without JavaScript
  challenge: 'passed' | 'failed' | 'absent' | 'down' | 'not-asked';
  withoutChallenge: 'hold' | 'refuse';
  challengeDown: 'hold' | 'refuse';
  nameIsMixed: boolean;
  links: number;
  linksHeldAbove: number;
  postHoldsAll: boolean;
  mode: 'everyone' | 'newcomers' | 'afterwards';
  approvedBefore: number;
  approvalsToTrust: number;
};

export type Verdict =
  | { outcome: 'publish' | 'hold'; reason: string } // in words for editors
  | { outcome: 'refuse'; code: 'closed' | 'forbidden' | 'not-human'; reason: string }; // in words for the writer

type Rule = (facts: Facts) => Verdict | undefined;

export const TOO_FAST_SECONDS = 2;

/** In order; the first rule with an opinion decides. Reordering them is a change of policy. */
const rules: Rule[] = [
  (f) => (f.threadIsOpen ? undefined : refused('closed', 'This thread is closed. It takes no more answers.')),
  (f) => (f.writer === 'staff' ? published('written by one of us') : undefined),
  (f) => (f.sanction === 'banned' ? refused('forbidden', 'The editors have closed this blog to you.') : undefined),
  (f) => (f.sanction === 'suspended' ? refused('forbidden', 'The editors have asked you to pause.') : undefined),
  (f) => (f.sanction === 'always-held' ? held('an editor wants to read everything this person writes') : undefined),
  (f) => (f.decoyFilled ? held('filled in a field that people do not see') : undefined),
  (f) => (isTooFast(f) ? held('sent within two seconds of opening the form') : undefined),
  (f) => (f.challenge === 'failed' ? refused('not-human', PROOF_FAILED) : undefined),
  (f) =>
    f.challenge === 'absent' ? unproven(f.withoutChallenge, 'sent without the challenge', PROOF_ABSENT) : undefined,
  (f) =>
    f.challenge === 'down' ? unproven(f.challengeDown, 'the challenge could not be checked', PROOF_DOWN) : undefined,
  (f) => (f.nameIsMixed ? held('a name in letters that are not written together') : undefined),
  (f) => (f.links > f.linksHeldAbove ? held(`${f.links} links`) : undefined),
  (f) => (f.postHoldsAll ? held('this post’s answers are all read first') : undefined),
  (f) => (f.mode === 'everyone' ? held('every answer is read before it appears') : undefined),
  (f) => (f.mode === 'afterwards' ? published('published first, read afterwards') : undefined),
  (f) => (f.approvedBefore >= f.approvalsToTrust ? published(`${f.approvedBefore} approved before`) : undefined),
];

export function judge(facts: Facts): Verdict {
  for (const rule of rules) {
    const verdict = rule(facts);
    if (verdict) return verdict;
  }
  return held('a new voice');
}

const PROOF_FAILED =
  'The check that you are human did not succeed, or was used before. Please send your answer again; your words are safe.';
const PROOF_ABSENT = 'Please let the check that you are human finish, then send your answer again.';
const PROOF_DOWN =
  'The service that checks for humans does not answer at the moment. Please try again in a while; your words are safe.';

function isTooFast({ secondsToWrite }: Facts): boolean {
  return secondsToWrite !== null && secondsToWrite < TOO_FAST_SECONDS;
}

function unproven(policy: 'hold' | 'refuse', forEditors: string, forWriter: string): Verdict {
  return policy === 'refuse' ? refused('not-human', forWriter) : held(forEditors);
}

function published(reason: string): Verdict {
  return { outcome: 'publish', reason };
}

function held(reason: string): Verdict {
  return { outcome: 'hold', reason };
}

function refused(code: 'closed' | 'forbidden' | 'not-human', reason: string): Verdict {
  return { outcome: 'refuse', code, reason };
}
