import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { seal } from '@/lib/signed';
import { aComment, aPost } from '@/lib/test/factories';
import * as actions from './actions';

vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
  headers: async () => new Headers({ 'x-client-address': '192.0.2.7' }),
}));
vi.mock('next/navigation', () => ({
  redirect: (path: string) => {
    throw new Redirected(path);
  },
}));
class Redirected extends Error {}

let post: Awaited<ReturnType<typeof aPost>>;
beforeEach(async () => {
  post = await aPost();
});

let made = 0;
const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
function form(fields: Record<string, string | Blob> = {}) {
  const data = new FormData();
  const who = { name: `Actor ${letters(++made)}`, email: `actor-${made}@people.example` };
  const all = { postId: String(post.id), body: `Words ${made}.`, ...who, ...fields };
  for (const [name, value] of Object.entries(all)) data.set(name, value);
  return data;
}
const stored = () => db.comment.findMany({ where: { postId: post.id }, include: { person: true } });

test('the plain form ends on the receipt', async () => {
  const where = await actions.submitCommentAction(null, form()).catch((error) => error.message);
  const [comment] = await stored();
  expect(where).toBe(`/comments/${comment!.receipt}`);
});

test('the plain form comes back with every word, and says beside which field something is wrong', async () => {
  const typed = {
    body: '  Kept\r\nbyte for byte. ',
    email: 'not an address',
    website: 'javascript:alert(1)',
    quote: '“x”',
  };
  const returned = await actions.submitCommentAction(null, form(typed));
  expect(returned.typed).toMatchObject(typed);
  expect(Object.keys(returned.refusal!.fields!).sort()).toEqual(['email', 'website']);
  expect(await stored()).toEqual([]);
});

test('the plain form shows a preview without storing anything', async () => {
  const returned = await actions.submitCommentAction(null, form({ intent: 'preview', body: '*So* <script>' }));
  expect(returned.preview).toContain('<em>So</em>');
  expect(returned.preview).not.toContain('<script>');
  expect(await stored()).toEqual([]);
});

test('whoever sends a state, a role, a date or a receipt sends it in vain', async () => {
  const extra = {
    state: 'approved',
    status: 'approved',
    role: 'owner',
    createdAt: '2001-01-01',
    sentAt: '2001-01-01',
    useful: '99',
  };
  const more = {
    publishedAt: '2001-01-01',
    personId: '1',
    pinned: 'true',
    receipt: 'mine',
    heldFor: '',
    awaitsConfirmation: 'false',
  };
  await actions.sendCommentAction(form({ ...extra, ...more, id: '1', 'person[role]': 'owner' }));
  const [comment] = await stored();
  expect(comment).toMatchObject({ state: 'pending', useful: 0, pinned: false, publishedAt: null });
  expect(comment!.receipt).not.toBe('mine');
  expect(comment!.person.role).toBe('reader');
  expect(comment!.sentAt.getFullYear()).toBeGreaterThan(2020);
});

test('a form that was opened a moment ago is held, one with a forged time is not believed', async () => {
  await actions.sendCommentAction(form({ began: seal('began', { at: Date.now() - 500 }) }));
  await actions.sendCommentAction(form({ began: `${Buffer.from('{"at":0}').toString('base64url')}.forged` }));
  expect((await stored()).map((comment) => comment.heldFor).sort()).toEqual([
    'sent within two seconds of opening the form',
    'sent without the challenge',
  ]);
});

const junk: unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  '',
  'x',
  '\0',
  true,
  [],
  {},
  { not: '' },
  { contains: '' },
  { body: { not: '' } },
  new Date(),
  new Map(),
  new Set(),
  Symbol.iterator.toString(),
  new Uint8Array(4),
  JSON.parse('{"__proto__":{"x":1}}'),
  () => {},
  1n,
];
const values = [
  '',
  ' ',
  '\0',
  '\uD800',
  '{"not":""}',
  '[object Object]',
  '__proto__',
  '-1',
  '0',
  '1e9',
  '999999999',
  '9999999999',
  'NaN',
  "' or 1=1 --",
  '%',
  '../../etc/passwd',
  '<script>',
  '\u202E',
  'a'.repeat(50_000),
  '💥'.repeat(4_001),
  new Blob(['file']),
];
const names = [
  'postId',
  'parentId',
  'body',
  'name',
  'email',
  'website',
  'quote',
  'key',
  'began',
  'topic',
  'wantsLetter',
  'proof',
  'h-captcha-response',
  'receipt',
  'version',
  'secret',
  'intent',
];

test('no argument of any action is met with anything but an answer in words', { timeout: 60_000 }, async () => {
  const comment = await aComment();
  const calls = Object.values(actions) as ((...given: unknown[]) => Promise<unknown>)[];
  let answered = 0;
  const call = async (action: (typeof calls)[number], given: unknown[]) => {
    try {
      await action(...given);
    } catch (error) {
      if (!(error instanceof Redirected)) throw new Error(`${action.name}(${given.map(String)})`, { cause: error });
    }
    answered += 1;
  };
  for (const action of calls) {
    for (const first of junk) {
      await call(action, [first]);
      await call(action, [null, first]);
    }
    for (const name of names) {
      for (const value of values) {
        const data = form({ receipt: comment.receipt, version: '1', [name]: value });
        await call(action, [null, data]);
        if (action === actions.sendCommentAction) await call(action, [data]);
      }
    }
  }
  expect(answered).toBeGreaterThan(1_500);
  expect((await db.person.count()) < 2_000).toBe(true);
});
