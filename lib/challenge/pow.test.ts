import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { beforeAll, expect, test, vi } from 'vitest';

vi.hoisted(() => {
  process.env.AUTH_SECRET = 'a secret of this test that is long enough';
});

import { pow } from './pow';

const now = new Date();
const asked = { postId: 5, address: '', now };
type Payload = { challenge: { parameters: Record<string, unknown>; signature: string }; solution: object };
let solved: Payload;

const pack = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');
const verify = (payload: unknown, more = {}) =>
  pow.verify({ proof: typeof payload === 'string' ? payload : pack(payload), hcaptcha: '' }, { ...asked, ...more });

beforeAll(async () => {
  const challenge = (await pow.issue({ postId: 5, now })) as never;
  solved = { challenge, solution: (await solveChallenge({ challenge, deriveKey }))! };
});

test('work done passes, and says what to spend', async () => {
  const checked = await verify(solved);
  expect(checked).toMatchObject({ outcome: 'passed', spend: { id: `pow:${solved.challenge.parameters.nonce}` } });
  expect(Math.abs(checked.issuedAt!.getTime() - now.getTime())).toBeLessThan(1_000);
});

test('nothing is absent; rubbish fails and never throws', async () => {
  expect((await verify('')).outcome).toBe('absent');
  for (const rubbish of [
    'x',
    '{}',
    pack(null),
    pack([]),
    pack({ challenge: {} }),
    'a'.repeat(100_000),
    pack({ ...solved, solution: null }),
  ]) {
    expect((await verify(rubbish)).outcome).toBe('failed');
  }
});

test('it opens one post only', async () => {
  expect((await verify(solved, { postId: 6 })).outcome).toBe('failed');
});

test('it is good for ten minutes', async () => {
  const later = (seconds: number) => ({ now: new Date(now.getTime() + seconds * 1_000) });
  expect((await verify(solved, later(595))).outcome).toBe('passed');
  expect((await verify(solved, later(601))).outcome).toBe('failed');
});

test('nothing in it can be altered', async () => {
  const { parameters, signature } = solved.challenge;
  const altered: Record<string, unknown>[] = [
    { expiresAt: (parameters.expiresAt as number) + 3_600 },
    { salt: '00'.repeat(16) },
    { nonce: '00'.repeat(16) },
    { algorithm: 'SHA-256' },
    { algorithm: 'PBKDF2/SHA-512' },
    { cost: 1 },
    { keyPrefix: '00' },
    { keySignature: undefined },
    { data: { post: 6 } },
    { data: { post: 5, more: 1 } },
    { extra: 'x' },
  ];
  for (const change of altered) {
    const payload = { ...solved, challenge: { parameters: { ...parameters, ...change }, signature } };
    expect((await verify(payload)).outcome, JSON.stringify(change)).toBe('failed');
  }
  const postSix = { ...solved, challenge: { parameters: { ...parameters, data: { post: 6 } }, signature } };
  expect((await verify(postSix, { postId: 6 })).outcome).toBe('failed');
});

test('a key that was not found by work fails', async () => {
  const solution = { ...solved.solution, derivedKey: 'ab'.repeat(32) };
  expect((await verify({ ...solved, solution })).outcome).toBe('failed');
  expect((await verify({ ...solved, challenge: { ...solved.challenge, signature: 'ab'.repeat(32) } })).outcome).toBe(
    'failed',
  );
});
