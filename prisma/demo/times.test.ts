import { expect, test } from 'vitest';
import { deskMinutesBetween } from '@/lib/hours/due';
import { defaultSettings } from '@/lib/settings/schema';
import { readPosts } from './posts';
import { publishedOn, timesOf } from './times';

const HOUR = 3_600_000; // ms
const timeZone = 'Europe/Berlin';
const promise = { ...defaultSettings.promise, calendar: { ...defaultSettings.promise.calendar, timeZone } };
const posts = new Map(readPosts().map((post) => [post.slug, post]));

/** Begun at every eleventh hour of two weeks with a change to summer time among them, from a Monday on. */
const blogs = Array.from({ length: 31 }, (_, n) => new Date(Date.UTC(2026, 2, 16) + n * 11 * HOUR)).map((now) => ({
  now,
  all: timesOf({ publishedAt: (slug) => publishedOn(posts.get(slug)!, promise, now), promise, now }),
}));

test('whenever the blog is begun, everything happened in its order and before now', () => {
  for (const { now, all } of blogs) {
    const byKey = new Map(all.map((timed) => [timed.comment.key, timed]));
    for (const { comment, sentAt, decidedAt } of all) {
      const what = `${comment.key}, begun at ${now.toISOString()}`;
      expect(sentAt < now, what).toBe(true);
      if (comment.state === 'pending') expect(now.getTime() - sentAt.getTime(), what).toBeLessThan(24 * HOUR);
      else expect(decidedAt! > sentAt && decidedAt! < now, what).toBe(true);
      const parent = comment.parent ? byKey.get(comment.parent)! : null;
      if (parent) expect(parent.decidedAt! < sentAt, `${what}, answers what was public`).toBe(true);
    }
  }
});

test('whenever it is begun, the queue is one that an editor could face', () => {
  for (const { now, all } of blogs) {
    const waiting = all.filter(({ comment }) => comment.state === 'pending');
    const late = waiting.filter(({ dueAt }) => dueAt < now);
    expect(waiting).toHaveLength(12);
    expect(late.length, now.toISOString()).toBeLessThanOrEqual(1);
  }
});

test('nearly everything was decided in time, most of it while the desk was open', () => {
  for (const { now, all } of blogs) {
    const decided = all.filter(({ decidedAt }) => decidedAt);
    const kept = decided.filter(({ decidedAt, dueAt }) => decidedAt! <= dueAt);
    const atTheDesk = decided.filter(
      ({ sentAt, decidedAt }) => deskMinutesBetween(sentAt, decidedAt!, promise.calendar) > 0,
    );
    expect(kept.length / decided.length, now.toISOString()).toBeGreaterThan(0.95);
    expect(kept.length, now.toISOString()).toBeLessThan(decided.length);
    expect(atTheDesk.length / decided.length, now.toISOString()).toBeGreaterThan(0.5);
  }
});
