import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { decide } from './decide';
import type { Decision } from './decisions';

/** THREATS, row 74: of two editors who decide on the same answer at the same time, one wins and the other is told. */
const PAIRS = 1_000;
const AT_ONCE = 5; // pairs; the pool has twelve connections

const choices: Exclude<Decision, 'reopen'>[] = ['approve', 'reject', 'mark-spam'];
const did = { approve: 'approved', reject: 'rejected', 'mark-spam': 'marked this as spam' } as const;
const kinds: Record<string, Decision> = {
  'comment.approved': 'approve',
  'comment.rejected': 'reject',
  'comment.marked-spam': 'mark-spam',
};
const states: Partial<Record<Decision, string>> = { approve: 'approved', reject: 'rejected', 'mark-spam': 'spam' };

let editors: Extract<Actor, { sessionId: string }>[];
let guidelineId: number;
let ids: number[];

beforeAll(async () => {
  const people = [await anEditor({ name: 'Hanne Vorst' }), await anEditor({ name: 'Osric Pell' })];
  editors = people.map(({ id, name }) => ({ kind: 'editor', personId: id, name, sessionId: 's' }));
  guidelineId = (await aGuideline()).id;
  const [post, person] = [await aPost(), await aPerson()];
  const sentAt = new Date('2026-03-06T10:00:00Z');
  await db.comment.createMany({
    data: Array.from({ length: PAIRS }, (_, n) => ({
      postId: post.id,
      personId: person.id,
      source: `Words ${n}`,
      html: `<p>Words ${n}</p>`,
      sentAt,
      dueAt: new Date('2026-03-06T12:00:00Z'),
      receipt: `pair-${n}`,
      idempotencyKey: `pair-${n}`,
      contentHash: `pair-${n}`,
    })),
  });
  ids = (await db.comment.findMany({ where: { postId: post.id }, orderBy: { id: 'asc' } })).map(({ id }) => id);
});

/** A seeded generator, so that a run that fails can be run again as it was (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('of a thousand pairs of decisions each has one winner, the log names the winners, and the losers are told who', {
  timeout: 300_000,
}, async () => {
  const draw = chance(74);
  const pairs = ids.map((commentId) => ({
    commentId,
    first: draw() < 0.5 ? 0 : 1,
    wanted: editors.map(() => choices[Math.floor(draw() * choices.length)]!),
  }));
  const winners = new Map<number, { personId: number; decision: Decision }>();

  const race = async ({ commentId, first, wanted }: (typeof pairs)[number]) => {
    const order = [first, 1 - first];
    const outcomes = await Promise.all(
      order.map((who) =>
        decide(
          editors[who]!,
          { commentId, version: 1, state: 'pending', decision: wanted[who]!, guidelineId, words: '' },
          new Date('2026-03-06T10:30:00Z'),
        ),
      ),
    );
    const won = outcomes.findIndex(({ ok }) => ok);
    const lost = outcomes[1 - won];
    expect(
      outcomes.filter(({ ok }) => ok),
      `comment ${commentId}`,
    ).toHaveLength(1);
    const winner = order[won]!;
    winners.set(commentId, { personId: editors[winner]!.personId, decision: wanted[winner]! });
    expect(lost).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    const told = lost!.ok ? '' : lost!.refusal.message;
    expect(told).toContain(editors[winner]!.name);
    expect(told).toContain(did[wanted[winner]!]);
  };
  const rest = [...pairs];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let pair = rest.shift(); pair; pair = rest.shift()) await race(pair);
    }),
  );

  const events = await db.event.findMany({ where: { subject: 'comment', kind: { in: Object.keys(kinds) } } });
  expect(events).toHaveLength(PAIRS);
  const logged = events.map(({ subjectId, actorId, kind }) => [
    Number(subjectId),
    { personId: actorId, decision: kinds[kind] },
  ]);
  expect(new Map(logged as [number, unknown][])).toEqual(winners);

  const comments = await db.comment.findMany({ where: { id: { in: ids } }, include: { decisions: true } });
  for (const { id, state, decisions } of comments) {
    const { personId, decision } = winners.get(id)!;
    expect(state, `comment ${id}`).toBe(states[decision]);
    expect(decisions, `comment ${id}`).toMatchObject([{ deciderId: personId, toState: state, undoneAt: null }]);
  }
  const firsts = [...winners.values()].filter(({ personId }) => personId === editors[0]!.personId);
  expect(firsts.length).toBeGreaterThan(PAIRS / 10); // it was a race: neither won them all
  expect(firsts.length).toBeLessThan((PAIRS * 9) / 10);
});
