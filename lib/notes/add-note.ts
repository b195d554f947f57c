import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { commentIsReached, personIsReached } from '@/lib/auth/scope-store';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import type { NoteForm } from './schema';
import { insertNote, type Subject, subjectIsThere } from './store';

/** A word among editors about a person or an answer. Nobody else ever reads it, and the log knows only that it was written. */
export async function addNote(actor: Actor, form: NoteForm, now: Date): Promise<Result<{ noteId: number }>> {
  if (!can(actor, 'person.note')) return refuse('forbidden', 'Only editors write notes.');
  const { personId, commentId, words } = form;
  const isReached = personId ? await personIsReached(actor, personId) : await commentIsReached(actor, commentId!);
  if (!isReached) return refuse('forbidden', outOfReach);

  const subject: Subject = personId ? { personId } : { commentId: commentId! };
  return transaction(async (tx) => {
    if (!(await subjectIsThere(tx, subject))) return refuse('missing', 'What this note is about is not here any more.');
    const { id: noteId } = await insertNote(tx, { ...subject, writerId: actor.personId, words, createdAt: now });
    await record(tx, {
      kind: personId ? 'person.noted' : 'comment.noted',
      actorId: actor.personId,
      subject: personId ? 'person' : 'comment',
      subjectId: (personId ?? commentId)!,
      data: { noteId },
    });
    return ok({ noteId });
  });
}
