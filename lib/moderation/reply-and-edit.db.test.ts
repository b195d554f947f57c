import { beforeAll, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { editComment } from '@/lib/comments/edit';
import { getThread } from '@/lib/comments/queries';
import { db } from '@/lib/db/client';
import { findLogFigures } from '@/lib/figures/log-store';
import { aComment, anEditor, aPost } from '@/lib/test/factories';
import { decide } from './decide';
import { getCase } from './queries';
import { DecisionForm } from './schema';
import { undo } from './undo';

const now = new Date('2026-03-06T10:30:00Z');
const soon = new Date('2026-03-06T10:30:10Z');

let hanne: Actor;

beforeAll(async () => {
  const row = await anEditor({ name: 'Hanne Vorst' });
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
});

const approve = (comment: { id: number; version: number }, more: Partial<DecisionForm>) => ({
  commentId: comment.id,
  version: comment.version,
  state: 'pending' as const,
  decision: 'approve' as const,
  guidelineId: null,
  words: '',
  ...more,
});

async function decided(form: ReturnType<typeof approve>): Promise<number> {
  const outcome = await decide(hanne, form, now);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value.decisionId;
}

test('approve and answer: the editor’s answer hangs from the comment, by the editor, at the same moment', async () => {
  const post = await aPost();
  const comment = await aComment({ postId: post.id });
  await decided(approve(comment, { reply: 'Well *said*.' }));
  const thread = await getThread(post.id);
  expect(thread).toMatchObject([
    {
      id: comment.id,
      replies: [{ authorName: 'Hanne Vorst', authorRole: 'editor', html: expect.stringContaining('<em>said</em>') }],
    },
  ]);
  const reply = await db.comment.findFirstOrThrow({ where: { parentId: comment.id } });
  expect(reply).toMatchObject({ state: 'approved', publishedAt: now, personId: hanne.personId });
  const events = await db.event.findMany({ where: { subject: 'comment', subjectId: String(reply.id) } });
  expect(events.map(({ kind }) => kind)).toEqual(['comment.submitted', 'comment.published']);
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('said');
});

test('an undone answer counts nowhere, and one that somebody has answered stays with its comment', async () => {
  const ever = { from: new Date(0), to: new Date(8.64e15) };
  const comment = await aComment();
  const before = await findLogFigures(ever);
  const first = await decided(approve(comment, { reply: 'Well said.' }));
  expect((await findLogFigures(ever)).received).toBe(before.received + 1);
  expect((await undo(hanne, first, soon)).ok).toBe(true);
  expect(await findLogFigures(ever)).toEqual(before);
  expect(await db.comment.count({ where: { parentId: comment.id } })).toBe(0);

  const second = await decided(approve(comment, { reply: 'Well said.' }));
  const reply = await db.comment.findFirstOrThrow({ where: { parentId: comment.id } });
  await aComment({ postId: comment.postId, parentId: reply.id, state: 'approved' });
  expect(await undo(hanne, second, soon)).toMatchObject({
    refusal: { code: 'conflict', message: expect.stringContaining('answered') },
  });
  expect(await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).toMatchObject({ state: 'approved' });
});

test('edited before approving: readers see that an editor did, the original is kept with whose hand it was', async () => {
  const post = await aPost();
  const comment = await aComment({ postId: post.id, source: 'Any idiot sees it', html: '<p>Any idiot sees it</p>' });
  await decided(approve(comment, { edited: 'Anybody sees it' }));
  expect(await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).toMatchObject({
    state: 'approved',
    version: 2,
    source: 'Anybody sees it',
    editorEditedAt: now,
    editedAt: null,
  });
  expect(await db.commentRevision.findMany({ where: { commentId: comment.id } })).toMatchObject([
    { version: 1, source: 'Any idiot sees it', editorId: hanne.personId },
  ]);
  expect((await getThread(post.id))[0]).toMatchObject({
    editorEditedAt: now,
    html: expect.stringContaining('Anybody'),
  });
  const sheet = await getCase(hanne, comment.id, now);
  expect(sheet?.changes).toMatchObject([
    {
      by: 'Hanne Vorst',
      words: [{ text: 'Any idiot', kind: 'gone' }, { text: 'Anybody', kind: 'new' }, { text: ' sees it' }],
    },
  ]);
});

test('words left as they were are no edit; what was imported is not edited; a rejection changes no words', async () => {
  const comment = await aComment({ source: 'As it was' });
  await decided(approve(comment, { edited: 'As it was' }));
  expect(await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).toMatchObject({
    version: 1,
    editorEditedAt: null,
  });

  const imported = await aComment({ importedFrom: 'wordpress:1' });
  expect(await decide(hanne, approve(imported, { edited: 'Other words' }), now)).toMatchObject({
    refusal: { code: 'closed' },
  });
  expect((await getCase(hanne, imported.id, now))?.mayChangeWords).toBe(false);

  const spam = await aComment({ source: 'As it was' });
  await decide(hanne, { ...approve(spam, { edited: 'Changed', reply: 'Hm.' }), decision: 'mark-spam' }, now);
  expect(await db.comment.findUniqueOrThrow({ where: { id: spam.id } })).toMatchObject({
    source: 'As it was',
    version: 1,
  });
  expect(await db.comment.count({ where: { parentId: spam.id } })).toBe(0);
});

test('an edit is bound to the words that were read, and its undo never takes its writer’s later words away', async () => {
  const comment = await aComment({ source: 'First words' });
  const decisionId = await decided(approve(comment, { edited: 'Mended words' }));
  expect(await decide(hanne, approve(comment, { edited: 'Again' }), now)).toMatchObject({
    refusal: { code: 'conflict' },
  });
  const { receipt } = comment;
  expect((await editComment(stranger, { receipt, version: 2, body: 'Its writer’s own', quote: '' }, soon)).ok).toBe(
    true,
  );
  expect(await undo(hanne, decisionId, soon)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).toMatchObject({
    source: 'Its writer’s own',
  });
});

test('an answer and an edit are held to what comments are held to', () => {
  const form = { commentId: '1', version: '1', state: 'pending', decision: 'approve', guidelineId: '', words: '' };
  const refused = (more: object) => DecisionForm.safeParse({ ...form, ...more }).success;
  expect(refused({ reply: 'x'.repeat(4_001) })).toBe(false);
  expect(refused({ edited: '\u200b \u2800' })).toBe(false);
  expect(DecisionForm.parse({ ...form, reply: '', edited: ' a\r\nb ' })).toMatchObject({ reply: null, edited: 'a\nb' });
});
