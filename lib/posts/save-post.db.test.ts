import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { tags as tagNames } from '@/lib/events/tags';
import { anAuthor, anEditor, aPerson } from '@/lib/test/factories';
import { publishPost } from './publish-post';
import { addressToShow, savePost } from './save-post';
import { PostForm } from './schema';
import { withdrawPost } from './withdraw-post';

const now = new Date('2026-03-06T10:00:00Z');
let maren: Actor;
let osric: Actor;
let hanne: Actor;

beforeAll(async () => {
  const as = (kind: 'author' | 'editor', row: { id: number; name: string }) =>
    ({ kind, personId: row.id, name: row.name, sessionId: 's' }) as Actor;
  maren = as('author', await anAuthor({ name: 'Maren Tolliver' }));
  osric = as('author', await anAuthor({ name: 'Osric Bell' }));
  hanne = as('editor', await anEditor({ name: 'Hanne Vorst' }));
});

const form = (given: Record<string, unknown> = {}) =>
  PostForm.parse({ title: 'The gauge', source: 'It was right.', tags: 'Field notes', commentPolicy: 'open', ...given });

async function saved(actor: Actor, given: Record<string, unknown> = {}) {
  const outcome = await savePost(actor, form(given), now);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

const lookAt = (id: number) =>
  db.post.findUniqueOrThrow({
    where: { id },
    include: { revisions: true, tags: { include: { tag: true } }, bylines: true },
  });
const lastEvent = () => db.event.findFirstOrThrow({ orderBy: { id: 'desc' } });

test('a new post is a draft of its author’s that no page shows', async () => {
  const { id, slug } = await saved(maren);
  expect(slug).toBe('the-gauge');
  expect(await lookAt(id)).toMatchObject({
    state: 'draft',
    html: expect.stringContaining('It was right.'),
    words: 3,
    bylines: [{ personId: maren.personId }],
    revisions: [{ number: 1, writerId: maren.personId }],
    tags: [{ tag: { slug: 'field-notes', name: 'Field notes' } }],
  });
  expect(await lastEvent()).toMatchObject({ kind: 'post.drafted', tags: [] });
});

test('two posts of one title have two addresses, and a chosen address that is taken is refused', async () => {
  await saved(maren, { title: 'Twice' });
  expect((await saved(maren, { title: 'Twice' })).slug).toBe('twice-2');
  expect(await savePost(maren, form({ slug: 'twice' }), now)).toMatchObject({
    ok: false,
    refusal: { fields: { slug: [expect.any(String)] } },
  });
});

test('publishing expires the post, its author, its subjects and every listing; the first date stays', async () => {
  const { id, version, slug } = await saved(maren, { title: 'Published' });
  const published = await publishPost(maren, { id, version }, now);
  if (!published.ok) throw new Error(published.refusal.message);
  expect((await lookAt(id)).publishedAt).toEqual(now);
  const { tags } = await lastEvent();
  const profile = await db.authorProfile.findUniqueOrThrow({ where: { personId: maren.personId! } });
  expect(tags.toSorted()).toEqual(
    ['posts', `post:${slug}`, tagNames.author(profile.handle), 'tag:field-notes'].toSorted(),
  );

  const later = new Date('2026-03-09T10:00:00Z');
  const withdrawn = await withdrawPost(maren, published.value, later);
  if (!withdrawn.ok) throw new Error(withdrawn.refusal.message);
  expect(await lookAt(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: later });
  await publishPost(maren, withdrawn.value, later);
  expect(await lookAt(id)).toMatchObject({ state: 'published', publishedAt: now, withdrawnAt: null });
});

test('what is lacking is said, and nothing is published', async () => {
  const { id, version } = await saved(maren, { title: '', source: ' ' });
  expect(await publishPost(maren, { id, version }, now)).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', fields: { title: [expect.any(String)], source: [expect.any(String)] } },
  });
  expect((await lookAt(id)).state).toBe('draft');
});

test('a draft that was saved before it had a title gets its address from the title', async () => {
  const { id, version, slug } = await saved(maren, { title: '', slug: '' });
  const shown = addressToShow(slug, '');
  expect(shown).toBe('');
  const again = await savePost(maren, form({ postId: id, version, title: 'Named at last', slug: shown }), now);
  expect(again).toMatchObject({ ok: true, value: { slug: 'named-at-last' } });
  expect(addressToShow('draft-2', 'Draft')).toBe('draft-2');
  expect(addressToShow('chosen', '')).toBe('chosen');
});

test('of two who save the same version the second is told who was first, and overwrites nothing', async () => {
  const post = await saved(maren, { title: 'Shared' });
  const both = await Promise.all([
    savePost(maren, form({ postId: post.id, version: 1, title: 'Maren’s' }), now),
    savePost(hanne, form({ postId: post.id, version: 1, title: 'Hanne’s' }), now),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({
    refusal: { code: 'conflict', message: expect.stringMatching(/(Maren|Hanne|Somebody).* saved this post/) },
  });
  const after = await lookAt(post.id);
  expect(after).toMatchObject({ version: 2, title: both[0].ok ? 'Maren’s' : 'Hanne’s' });
  expect(after.revisions).toHaveLength(2);
});

test('a new address keeps the old ones alive, without chains', async () => {
  const { id, version } = await saved(maren, { title: 'Moves' });
  const published = await publishPost(maren, { id, version }, now);
  if (!published.ok) throw new Error(published.refusal.message);
  const second = await saved(maren, { postId: id, version: published.value.version, title: 'Moves', slug: 'moved' });
  expect((await lastEvent()).tags).toEqual(expect.arrayContaining(['post:moves', 'post:moved', 'posts']));
  const third = await saved(maren, { postId: id, version: second.version, title: 'Moves', slug: 'moved-again' });
  const targets = () =>
    db.redirect.findMany({
      where: { path: { startsWith: '/posts/move' } },
      orderBy: { path: 'asc' },
      select: { path: true, target: true },
    });
  expect(await targets()).toEqual([
    { path: '/posts/moved', target: '/posts/moved-again' },
    { path: '/posts/moves', target: '/posts/moved-again' },
  ]);
  await saved(maren, { postId: id, version: third.version, title: 'Moves', slug: 'moves' });
  expect(await targets()).toEqual([
    { path: '/posts/moved', target: '/posts/moves' },
    { path: '/posts/moved-again', target: '/posts/moves' },
  ]);
});

test('who may do what with whose post', async () => {
  const guest: Actor = { kind: 'guest', personId: null, name: null };
  const reader = await aPerson();
  const member = { kind: 'member', personId: reader.id, name: reader.name, sessionId: 's' } as Actor;
  const expected: [Actor, { write: boolean; own: boolean; others: boolean }][] = [
    [guest, { write: false, own: false, others: false }],
    [member, { write: false, own: false, others: false }],
    [osric, { write: true, own: true, others: false }],
    [hanne, { write: true, own: true, others: true }],
  ];
  for (const [actor, may] of expected) {
    const mine = await savePost(actor, form({ title: `By ${actor.kind}` }), now);
    expect(mine.ok).toBe(may.write);
    if (mine.ok) expect((await publishPost(actor, mine.value, now)).ok).toBe(may.own);

    const { id, version } = await saved(maren, { title: 'Maren’s own' });
    const verbs = [
      () => savePost(actor, form({ postId: id, version, title: 'Taken over' }), now),
      async () => publishPost(actor, { id, version: (await lookAt(id)).version }, now),
      async () => withdrawPost(actor, { id, version: (await lookAt(id)).version }, now),
    ];
    for (const verb of verbs) {
      const outcome = await verb();
      expect(outcome.ok).toBe(may.others);
      if (!outcome.ok) expect(outcome.refusal.code).toBe('forbidden');
    }
    if (!may.others) expect(await lookAt(id)).toMatchObject({ title: 'Maren’s own', state: 'draft' });
  }
});

test('keys that a form does not have change nothing', async () => {
  const sneaky = PostForm.parse({
    title: 'Sneaky',
    source: 'x',
    state: 'published',
    publishedAt: '2020-01-01',
    importedFrom: 'here',
    id: 1,
  });
  const outcome = await savePost(maren, sneaky, now);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  expect(await lookAt(outcome.value.id)).toMatchObject({ state: 'draft', publishedAt: null, importedFrom: null });
});

test('whether a picture is decoration is not for an author who has nothing to do with it', async () => {
  const key = 'somebodys-picture';
  const { id } = await db.media.create({
    data: {
      key,
      kind: 'image/png',
      name: 'tide.png',
      bytes: 1,
      width: 1,
      height: 1,
      placeholder: '#000000',
      renditions: [],
      alt: 'The gauge at low water',
      uploaderId: maren.personId,
    },
  });
  const isDecorative = async () => (await db.media.findUniqueOrThrow({ where: { id } })).decorative;
  await saved(osric, { pictureId: String(id), pictureDecorative: 'on' });
  expect(await isDecorative()).toBe(false);
  await saved(maren, { pictureId: String(id), pictureDecorative: 'on' });
  expect(await isDecorative()).toBe(true);
  await saved(hanne, { pictureId: String(id), pictureAlt: 'The gauge' });
  expect(await isDecorative()).toBe(false);
});
