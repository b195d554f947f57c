import { db, type Prisma, type Tx } from '@/lib/db/client';

const shown = { id: true, name: true, filter: true } satisfies Prisma.SavedViewSelect;

export type SavedRow = Prisma.SavedViewGetPayload<{ select: typeof shown }>;

/** In the order that their owner gave them. */
export function listViews(ownerId: number): Promise<SavedRow[]> {
  return db.savedView.findMany({ where: { ownerId }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: shown });
}

/** The same, for whoever changes them: two who do it at once do it one after the other. */
export async function lockViews(tx: Tx, ownerId: number): Promise<{ id: number; name: string }[]> {
  await tx.$queryRaw`select id from person where id = ${ownerId} for update`;
  return tx.savedView.findMany({
    where: { ownerId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

export type NewView = { ownerId: number; name: string; filter: Prisma.InputJsonObject; position: number };

export function insertView(tx: Tx, view: NewView): Promise<{ id: number }> {
  return tx.savedView.create({ data: view, select: { id: true } });
}

export async function updateView(tx: Tx, id: number, change: { name?: string; position?: number }) {
  await tx.savedView.update({ where: { id }, data: change });
}

/** @returns false when it is not there, or not theirs */
export async function deleteView(tx: Tx, { id, ownerId }: { id: number; ownerId: number }): Promise<boolean> {
  const { count } = await tx.savedView.deleteMany({ where: { id, ownerId } });
  return count === 1;
}
