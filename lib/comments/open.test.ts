import { expect, test } from 'vitest';
import { closedWords, type Thread, threadClosesAt, threadIsOpen } from './open';

const now = new Date('2026-03-06T16:30:00Z');
const thread: Thread = {
  publishedAt: new Date('2026-03-01T09:00:00Z'),
  commentPolicy: 'open',
  commentsCloseAt: null,
  commentMessage: '',
};

test('a thread is open until somebody or a date closes it', () => {
  expect(threadIsOpen(thread, 0, now)).toBe(true);
  expect(threadIsOpen({ ...thread, commentPolicy: 'held' }, 0, now)).toBe(true);
  expect(threadIsOpen({ ...thread, commentPolicy: 'closed' }, 0, now)).toBe(false);
  expect(threadIsOpen({ ...thread, commentsCloseAt: now }, 0, now)).toBe(false);
});

test('threads close after so many days, unless the post has a date of its own', () => {
  expect(threadIsOpen(thread, 5, now)).toBe(false);
  expect(threadIsOpen(thread, 6, now)).toBe(true);
  expect(threadIsOpen({ ...thread, commentsCloseAt: new Date('2026-04-01T00:00:00Z') }, 5, now)).toBe(true);
});

test('the clock closes a thread at its own date, else so many days after its post appeared, else never', () => {
  const date = new Date('2026-04-01T00:00:00Z');
  expect(threadClosesAt({ ...thread, commentsCloseAt: date }, 5)).toEqual(date);
  expect(threadClosesAt(thread, 5)).toEqual(new Date('2026-03-06T09:00:00Z'));
  expect(threadClosesAt(thread, 0)).toBe(null);
});

test('a closed thread says so in the words of whoever closed it', () => {
  expect(closedWords({ ...thread, commentMessage: 'All has been said.' })).toBe('All has been said.');
  expect(closedWords(thread)).toContain('closed');
});
