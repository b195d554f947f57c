import { expect, test } from 'vitest';
import { type Facts, judge } from './judge';

const ordinary: Facts = {
  threadIsOpen: true,
  writer: 'guest',
  sanction: 'none',
  barred: '',
  decoyFilled: false,
  secondsToWrite: 90,
  challenge: 'passed',
  withoutChallenge: 'hold',
  challengeDown: 'hold',
  words: null,
  nameIsMixed: false,
  links: 0,
  linksHeldAbove: 2,
  postHoldsAll: false,
  mode: 'afterwards',
  approvedBefore: 0,
  approvalsToTrust: 3,
};
const outcome = (facts: Partial<Facts>) => judge({ ...ordinary, ...facts }).outcome;
const reason = (facts: Partial<Facts>) => judge({ ...ordinary, ...facts }).reason;

test('a closed thread takes nothing, from nobody', () => {
  expect(judge({ ...ordinary, threadIsOpen: false })).toMatchObject({ outcome: 'refuse', code: 'closed' });
  expect(outcome({ threadIsOpen: false, writer: 'staff' })).toBe('refuse');
});

test('staff are published at once, whatever the mode, the links or the missing challenge', () => {
  expect(outcome({ writer: 'staff', mode: 'everyone', links: 9, challenge: 'absent' })).toBe('publish');
});

test('a ban and a suspension are said; an order to hold everything is not', () => {
  expect(judge({ ...ordinary, sanction: 'banned' })).toMatchObject({ outcome: 'refuse', code: 'forbidden' });
  expect(judge({ ...ordinary, sanction: 'suspended' })).toMatchObject({ outcome: 'refuse', code: 'forbidden' });
  expect(outcome({ sanction: 'always-held' })).toBe('hold');
  expect(outcome({ sanction: 'always-held', mode: 'newcomers', approvedBefore: 50 })).toBe('hold');
});

test('a machine that fills the decoy or sends at once is held in silence, even when its challenge failed', () => {
  expect(reason({ decoyFilled: true })).toContain('people do not see');
  expect(outcome({ secondsToWrite: 1.9 })).toBe('hold');
  expect(outcome({ secondsToWrite: 2 })).toBe('publish');
  expect(outcome({ secondsToWrite: null })).toBe('publish');
  expect(outcome({ decoyFilled: true, challenge: 'failed' })).toBe('hold');
});

test('a failed challenge is refused; a missing one and a broken service follow the settings', () => {
  expect(judge({ ...ordinary, challenge: 'failed' })).toMatchObject({ outcome: 'refuse', code: 'not-human' });
  expect(outcome({ challenge: 'absent' })).toBe('hold');
  expect(outcome({ challenge: 'absent', withoutChallenge: 'refuse' })).toBe('refuse');
  expect(outcome({ challenge: 'down' })).toBe('hold');
  expect(outcome({ challenge: 'down', withoutChallenge: 'refuse' })).toBe('hold');
  expect(outcome({ challenge: 'down', challengeDown: 'refuse' })).toBe('refuse');
  expect(outcome({ challenge: 'not-asked' })).toBe('publish');
});

test('names of mixed letters and too many links wait for an editor', () => {
  expect(outcome({ nameIsMixed: true })).toBe('hold');
  expect(outcome({ links: 2 })).toBe('publish');
  expect(judge({ ...ordinary, links: 3 })).toEqual({ outcome: 'hold', rule: 'links', reason: '3 links' });
});

test('a post may hold everything while the site publishes first', () => {
  expect(outcome({ postHoldsAll: true })).toBe('hold');
});

test('the three modes', () => {
  expect(outcome({ mode: 'everyone', approvedBefore: 100 })).toBe('hold');
  expect(outcome({ mode: 'afterwards' })).toBe('publish');
  expect(judge({ ...ordinary, mode: 'newcomers', approvedBefore: 2 })).toEqual({
    outcome: 'hold',
    rule: 'newcomer',
    reason: 'a new voice',
  });
  expect(outcome({ mode: 'newcomers', approvedBefore: 3 })).toBe('publish');
});

test('trust does not cover links, mixed letters or a missing challenge', () => {
  const trusted = { mode: 'newcomers', approvedBefore: 30 } as const;
  for (const fact of [{ links: 3 }, { nameIsMixed: true }, { challenge: 'absent' }, { decoyFilled: true }] as const) {
    expect(outcome({ ...trusted, ...fact })).toBe('hold');
  }
});

test('a verdict names the rule that gave it', () => {
  const ruleOf = (facts: Partial<Facts>) => judge({ ...ordinary, ...facts }).rule;
  expect(ruleOf({ threadIsOpen: false })).toBe('closed');
  expect(ruleOf({ writer: 'staff' })).toBe('staff');
  expect(ruleOf({ decoyFilled: true, links: 9 })).toBe('decoy');
  expect(ruleOf({ challenge: 'absent' })).toBe('challenge-absent');
  expect(ruleOf({ postHoldsAll: true })).toBe('post');
  expect(ruleOf({ mode: 'everyone' })).toBe('everyone');
});

test('every verdict has its reason', () => {
  for (const facts of [{}, { mode: 'everyone' }, { threadIsOpen: false }, { writer: 'staff' }, { links: 5 }] as const) {
    expect(reason(facts)).not.toBe('');
  }
});

const words = {
  effect: 'hold',
  ruleId: 7,
  reason: 'says “v1agra”',
  forWriter: 'Please say it otherwise.',
  inName: false,
} as const;

test('a word rule holds whoever would have been published, and names itself', () => {
  const held = judge({ ...ordinary, words });
  expect(held).toEqual({ outcome: 'hold', reason: 'says “v1agra”', wordRuleId: 7, rule: 'words' });
  expect(outcome({ words, approvedBefore: 50, mode: 'newcomers' })).toBe('hold');
});

test('a word rule refuses in words for the writer, beside the field that they are in', () => {
  const refusing = { ...words, effect: 'refuse' as const };
  expect(judge({ ...ordinary, words: refusing })).toMatchObject({
    outcome: 'refuse',
    code: 'invalid',
    reason: 'Please say it otherwise.',
    field: 'body',
  });
  expect(judge({ ...ordinary, words: { ...refusing, inName: true } })).toMatchObject({ field: 'name' });
  expect(outcome({ words: refusing, sanction: 'always-held' })).toBe('refuse');
});

test('a word rule bins spam, also of whom everything is held', () => {
  const binning = { ...words, effect: 'spam' as const };
  expect(judge({ ...ordinary, words: binning })).toMatchObject({ outcome: 'bin', wordRuleId: 7, rule: 'words-binned' });
  expect(outcome({ words: binning, sanction: 'always-held', decoyFilled: true })).toBe('bin');
});

test('word rules do not hold for us, and whoever fails the challenge learns nothing of them', () => {
  expect(outcome({ words, writer: 'staff' })).toBe('publish');
  for (const effect of ['refuse', 'spam', 'hold'] as const) {
    expect(judge({ ...ordinary, words: { ...words, effect }, challenge: 'failed' })).toMatchObject({
      code: 'not-human',
    });
  }
});
