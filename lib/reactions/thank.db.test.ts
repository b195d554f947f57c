import { beforeEach, expect, test } from 'vitest';
import { stranger } from '@/lib/auth/actor';
import { readerOf } from '@/lib/auth/reader-of';
import { db } from '@/lib/db/client';
import { databaseIsAway } from '@/lib/db/faults';
import { countThanksAgain } from '@/lib/reactions/announce-thanks';
import { aComment, aPerson, aPost } from '@/lib/test/factories';
import { thank } from './thank';

const now = new Date('2026-03-06T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const from = (at: Date) => ({ now: at, addressHash: 'somewhere' });
const browser = (token: string) => readerOf(stranger, token)!;

let post: Awaited<ReturnType<typeof aPost>>;
let comment: Awaited<ReturnType<typeof aComment>>;
beforeEach(async () => {
  await db.job.deleteMany();
  post = await aPost();
  comment = await aComment({ postId: post.id, state: 'approved' });
});

const press = (token: string, wants: 'yes' | 'no' | 'other' = 'other', at = now) =>
  thank(stranger, browser(token), { comment: comment.id, wants }, from(at));

const counted = async () => (await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).useful;
const eventsOf = async (tag: string) => db.event.count({ where: { kind: 'post.thanks-counted', tags: { has: tag } } });

test('a thousand presses of one reader at the same moment are one', async () => {
  const presses = await Promise.allSettled(Array.from({ length: 1_000 }, () => press('the-same-browser')));
  for (const one of presses) {
    // So many at once may find no free connection; whoever is answered at all hears the same.
    if (one.status === 'rejected') expect(databaseIsAway(one.reason)).toBe(true);
    else expect(one.value).toMatchObject({ ok: true, value: { isThanked: true } });
  }
  expect(presses.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await counted()).toBe(1);
  expect(await db.reaction.count({ where: { commentId: comment.id } })).toBe(1);
}, 60_000);

test('readers count each for themselves, and a person counts once wherever they read', async () => {
  await press('browser-one');
  await press('browser-two');
  const person = { kind: 'guest', personId: (await aPerson()).id, name: 'Ada' } as const;
  for (const token of ['browser-three', 'browser-four', null]) {
    await thank(person, readerOf(person, token)!, { comment: comment.id, wants: 'yes' }, from(now));
  }
  expect(await counted()).toBe(3);
});

test('whoever was counted as a browser is not counted again once they are known', async () => {
  await press('my-browser');
  const person = { kind: 'guest', personId: (await aPerson()).id, name: 'Ada' } as const;
  const me = readerOf(person, 'my-browser')!;
  await thank(person, me, { comment: comment.id, wants: 'yes' }, from(now));
  expect(await counted()).toBe(1);
  await thank(person, me, { comment: comment.id, wants: 'no' }, from(now));
  expect(await counted()).toBe(0);
});

test('a second press takes it back, unless it comes so soon that it is a double click', async () => {
  await press('b');
  expect(await press('b', 'other', later(2))).toMatchObject({ ok: true, value: { isThanked: true, useful: 1 } });
  expect(await press('b', 'other', later(60))).toMatchObject({ ok: true, value: { isThanked: false, useful: 0 } });
  expect(await press('b', 'other', later(120))).toMatchObject({ ok: true, value: { isThanked: true, useful: 1 } });
});

test('a page that knows which way it goes is taken at its word, at once and twice', async () => {
  await press('b', 'yes');
  await press('b', 'yes', later(60));
  expect(await counted()).toBe(1);
  await press('b', 'no', later(61));
  await press('b', 'no', later(61));
  expect(await counted()).toBe(0);
});

test('a banned and a suspended person are refused; a ban that was lifted or a suspension that is over are no ban', async () => {
  const cases = [
    [{ kind: 'ban' }, false],
    [{ kind: 'suspension', endsAt: later(60) }, false],
    [{ kind: 'suspension', endsAt: later(-60) }, true],
    [{ kind: 'ban', liftedAt: later(-60) }, true],
    [{ kind: 'always_held' }, true],
  ] as const;
  for (const [sanction, passes] of cases) {
    const { id } = await aPerson({
      sanctions: { create: [{ reason: 'A test', createdAt: later(-3_600), ...sanction }] },
    });
    const actor = { kind: 'guest', personId: id, name: 'Ada' } as const;
    const outcome = await thank(actor, readerOf(actor, null)!, { comment: comment.id, wants: 'yes' }, from(now));
    expect(outcome.ok, JSON.stringify(sanction)).toBe(passes);
  }
  expect(await counted()).toBe(3);
});

test('nobody thanks themselves, nor what is not public', async () => {
  const actor = { kind: 'guest', personId: comment.personId, name: 'Ada' } as const;
  const own = await thank(actor, readerOf(actor, null)!, { comment: comment.id, wants: 'yes' }, from(now));
  expect(own).toMatchObject({ ok: false, refusal: { code: 'invalid' } });

  const hidden = [
    await aComment({ postId: post.id, state: 'pending' }),
    await aComment({ postId: (await aPost({ state: 'withdrawn', withdrawnAt: now })).id, state: 'approved' }),
  ];
  for (const { id } of hidden) {
    const outcome = await thank(stranger, browser('b'), { comment: id, wants: 'yes' }, from(now));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'missing' } });
  }
  expect(await db.reaction.count({ where: { commentId: { in: [comment.id, ...hidden.map(({ id }) => id)] } } })).toBe(
    0,
  );
});

test('a rush makes the page old once at its beginning and once at its end, however many press', async () => {
  const tag = `post:${post.slug}`;
  const outcomes = [];
  for (let wave = 0; wave < 5; wave += 1) {
    outcomes.push(...(await Promise.all(Array.from({ length: 8 }, (_, reader) => press(`reader-${wave}-${reader}`)))));
  }
  expect(outcomes.filter((outcome) => outcome.ok && outcome.value.eventId !== null)).toHaveLength(1);
  expect(await counted()).toBe(40);
  expect(await eventsOf(tag)).toBe(1);

  const jobs = await db.job.findMany({ where: { kind: 'thanks.count' } });
  expect(jobs.map(({ key }) => key).sort()).toEqual([`thanks.count:${post.id}`, 'thanks.count:listings'].sort());
  const ofPost = jobs.find(({ key }) => key === `thanks.count:${post.id}`)!;
  await countThanksAgain(ofPost.data, ofPost.id);
  await countThanksAgain(ofPost.data, ofPost.id); // a job may run twice
  expect(await eventsOf(tag)).toBe(2);

  await press('somebody-later', 'yes', later(60));
  expect(await eventsOf(tag)).toBe(3);
});

test('when nobody followed the first, nothing more is told of the post; listings are told once', async () => {
  await press('alone');
  const before = await eventsOf('answers');
  for (const job of await db.job.findMany({ where: { kind: 'thanks.count' } }))
    await countThanksAgain(job.data, job.id);
  expect(await eventsOf(`post:${post.slug}`)).toBe(1);
  expect(await eventsOf('answers')).toBe(before + 1);
});

test('the log does not say who thanked whom', async () => {
  const person = { kind: 'guest', personId: (await aPerson()).id, name: 'Ada' } as const;
  await thank(person, readerOf(person, null)!, { comment: comment.id, wants: 'yes' }, from(now));
  const event = await db.event.findFirstOrThrow({ where: { kind: 'post.thanks-counted' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ actorId: null, subject: 'post', data: {} });
});
