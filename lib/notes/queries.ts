import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { commentIsReached, personIsReached } from '@/lib/auth/scope-store';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { getSettings } from '@/lib/settings/queries';
import { listNotes, type NoteRow } from './store';

const SHOWN = 50;

export type ShownNote = { id: number; words: string; by: string; when: string; isMine: boolean };

/** Editors' notes about somebody, latest first; null for whoever may not read them. */
export async function getNotesOnPerson(actor: Actor, personId: number, now: Date): Promise<ShownNote[] | null> {
  if (!can(actor, 'person.note') || !(await personIsReached(actor, personId))) return null;
  return shown(await listNotes({ personId }, SHOWN), actor, now);
}

export async function getNotesOnComment(actor: Actor, commentId: number, now: Date): Promise<ShownNote[] | null> {
  if (!can(actor, 'person.note') || !(await commentIsReached(actor, commentId))) return null;
  return shown(await listNotes({ commentId }, SHOWN), actor, now);
}

async function shown(rows: NoteRow[], actor: Actor, now: Date): Promise<ShownNote[]> {
  const { timeZone } = (await getSettings()).promise.calendar;
  const today = localTime(timeZone, now).day;
  return rows.map(({ id, words, createdAt, writer, writerId }) => ({
    id,
    words,
    by: writer?.name ?? 'A former editor',
    when: spokenMoment(localTime(timeZone, createdAt), today),
    isMine: writerId !== null && writerId === actor.personId,
  }));
}
