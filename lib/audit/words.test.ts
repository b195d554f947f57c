import { expect, test } from 'vitest';
import { detailsInWords, eventInWords, subjectPath } from './words';

test('an entry is a sentence, also of a kind that nobody has named yet', () => {
  expect(eventInWords('comment.rejected')).toBe('turned an answer down');
  expect(eventInWords('comment.sung-about')).toBe('comment sung about');
});

test('details are numbers and codes, said shortly; what is empty is not said', () => {
  const data = { decisionId: 7, from: 'pending', inTime: true, guideline: null, deskMinutes: 42 };
  expect(detailsInWords(data)).toBe('decision 7, from pending, in time yes, desk minutes 42');
  expect(detailsInWords(null)).toBe('');
});

test('an entry leads to what it is about', () => {
  expect(subjectPath('comment', '12')).toBe('/desk/queue?view=all&comment=12');
  expect(subjectPath('comment', "12' or 1")).toBeNull();
  expect(subjectPath('site', '1')).toBeNull();
});
