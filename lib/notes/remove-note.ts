import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { deleteNote, findNote } from './store';

/** Whoever wrote a note may take it away; it is gone then. */
export async function removeNote(actor: Actor, noteId: number): Promise<Result<{ noteId: number }>> {
  if (!can(actor, 'person.note')) return refuse('forbidden', 'Only editors remove notes.');
  return transaction(async (tx) => {
    const note = await findNote(tx, noteId);
    if (!note) return refuse('missing', 'This note is not here any more.');
    if (note.writerId !== actor.personId) return refuse('forbidden', 'Only its writer removes a note.');
    if (!(await deleteNote(tx, noteId))) return refuse('missing', 'This note is not here any more.');
    await record(tx, {
      kind: note.personId ? 'person.note-removed' : 'comment.note-removed',
      actorId: actor.personId,
      subject: note.personId ? 'person' : 'comment',
      subjectId: (note.personId ?? note.commentId)!,
      data: { noteId },
    });
    return ok({ noteId });
  });
}
