import { expect, test } from 'vitest';
import { kindInWords, rateInWords, reportsInWords } from './in-words';

test('a rate says how it was reckoned; what nobody judged has none', () => {
  expect(rateInWords({ approved: 12, rejected: 2, spam: 1, pending: 4, withdrawn: 3 })).toEqual({
    rate: '80 % approved',
    formula: '12 approved of 15 judged (2 rejected, 1 spam). What waits or was withdrawn does not count.',
  });
  expect(rateInWords({ pending: 4 })).toBe(null);
});

test('reports are counted with what came of them', () => {
  expect(reportsInWords({ upheld: 3, dismissed: 1, open: 1 })).toBe('5 reports sent: 3 upheld, 1 dismissed, 1 open.');
  expect(reportsInWords({ upheld: 1, dismissed: 0, open: 0 })).toBe('One report sent: 1 upheld.');
  expect(reportsInWords({ upheld: 0, dismissed: 0, open: 0 })).toBe('No reports sent.');
});

test('a guest is whoever has not claimed an account', () => {
  expect(kindInWords({ role: 'reader', claimedAt: null })).toBe('Guest');
  expect(kindInWords({ role: 'reader', claimedAt: new Date(0) })).toBe('Member');
  expect(kindInWords({ role: 'editor', claimedAt: null })).toBe('Editor');
});
