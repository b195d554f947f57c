import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aComment, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { addNote } from './add-note';
import { getNotesOnComment, getNotesOnPerson } from './queries';
import { removeNote } from './remove-note';
import { NoteForm } from './schema';

const now = new Date('2026-03-06T12:00:00Z');
const editorActor = async (more: Partial<Actor> = {}) => {
  const { id, name } = await anEditor();
  return { kind: 'editor', personId: id, name, sessionId: 'x', ...more } as Actor;
};
const note = (subject: { personId?: number; commentId?: number }, words = 'zxnote') =>
  NoteForm.parse({ ...subject, words });

test('editors note something about a person and about an answer; the log holds no word of it', async () => {
  const [writer, reader] = [await editorActor(), await editorActor()];
  const [person, comment] = [await aPerson(), await aComment()];
  expect(await addNote(writer, note({ personId: person.id }), now)).toMatchObject({ ok: true });
  expect(await addNote(writer, note({ commentId: comment.id }), now)).toMatchObject({ ok: true });
  const by = writer.kind === 'editor' ? writer.name : '';
  expect(await getNotesOnPerson(reader, person.id, now)).toMatchObject([{ words: 'zxnote', by, isMine: false }]);
  expect(await getNotesOnComment(writer, comment.id, now)).toMatchObject([{ words: 'zxnote', by, isMine: true }]);
  const events = await db.event.findMany({ where: { kind: { in: ['person.noted', 'comment.noted'] } } });
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('zxnote');
});

test('whoever is no editor neither writes nor reads notes', async () => {
  const person = await aPerson();
  await addNote(await editorActor(), note({ personId: person.id }), now);
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { kind, personId: person.id, name: 'x', sessionId: 'x' } as Actor;
    expect(await addNote(actor, note({ personId: person.id }), now)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await getNotesOnPerson(actor, person.id, now)).toBe(null);
  }
});

test('only its writer removes a note, once', async () => {
  const [writer, other] = [await editorActor(), await editorActor()];
  const added = await addNote(writer, note({ personId: (await aPerson()).id }), now);
  if (!added.ok) throw new Error(added.refusal.message);
  const { noteId } = added.value;
  expect(await removeNote(other, noteId)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await removeNote(writer, noteId)).toMatchObject({ ok: true });
  expect(await removeNote(writer, noteId)).toMatchObject({ refusal: { code: 'missing' } });
  expect(await db.note.count({ where: { id: noteId } })).toBe(0);
});

test('an editor of chosen tags writes and reads notes only where they decide', async () => {
  const tag = await db.tag.create({ data: { slug: 'sea', name: 'Sea' } });
  const post = await aPost({ tags: { create: [{ tagId: tag.id }] } });
  const kept = await editorActor({ onlyTags: [tag.id] });
  const [ours, theirs] = [await aComment({ postId: post.id }), await aComment()];
  expect(await addNote(kept, note({ commentId: ours.id }), now)).toMatchObject({ ok: true });
  expect(await addNote(kept, note({ personId: ours.personId }), now)).toMatchObject({ ok: true });
  for (const subject of [{ commentId: theirs.id }, { personId: theirs.personId }]) {
    expect(await addNote(kept, note(subject), now)).toMatchObject({ refusal: { code: 'forbidden' } });
  }
  expect(await getNotesOnPerson(kept, theirs.personId, now)).toBe(null);
  expect(await getNotesOnComment(kept, theirs.id, now)).toBe(null);
});

test('a note is about one thing, and says something', () => {
  for (const wrong of [
    { words: 'x' },
    { words: 'x', personId: 1, commentId: 1 },
    { words: ' ', personId: 1 },
    { words: 'x'.repeat(2_001), personId: 1 },
    { words: { not: '' }, personId: 1 },
    { words: 'x', personId: { gt: 0 } },
  ]) {
    expect(NoteForm.safeParse(wrong).success).toBe(false);
  }
});
