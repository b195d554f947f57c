import { db, type Prisma, type Tx } from '@/lib/db/client';

export type Subject = { personId: number } | { commentId: number };

/** @returns false when what the note is about is not there */
export async function subjectIsThere(tx: Tx, subject: Subject): Promise<boolean> {
  const found =
    'personId' in subject
      ? await tx.person.findFirst({ where: { id: subject.personId, erasedAt: null }, select: { id: true } })
      : await tx.comment.findUnique({ where: { id: subject.commentId }, select: { id: true } });
  return found !== null;
}

export function insertNote(tx: Tx, note: Prisma.NoteUncheckedCreateInput): Promise<{ id: number }> {
  return tx.note.create({ data: note, select: { id: true } });
}

export function findNote(tx: Tx, id: number) {
  return tx.note.findUnique({ where: { id }, select: { id: true, personId: true, commentId: true, writerId: true } });
}

/** @returns false when it was gone */
export async function deleteNote(tx: Tx, id: number): Promise<boolean> {
  return (await tx.note.deleteMany({ where: { id } })).count === 1;
}

const shown = {
  id: true,
  words: true,
  createdAt: true,
  commentId: true,
  writerId: true,
  writer: { select: { name: true } },
} satisfies Prisma.NoteSelect;

export type NoteRow = Prisma.NoteGetPayload<{ select: typeof shown }>;

/** Latest first. */
export function listNotes(subject: Subject, take: number): Promise<NoteRow[]> {
  return db.note.findMany({ where: subject, orderBy: { id: 'desc' }, take, select: shown });
}
