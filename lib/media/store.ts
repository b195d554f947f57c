import { db, type Prisma, type Tx } from '@/lib/db/client';

export function findMediaByOrigin(importedFrom: string) {
  return db.media.findUnique({ where: { importedFrom }, select: { id: true, key: true } });
}

export function findMedia(id: number) {
  return db.media.findUnique({ where: { id } });
}

export function listMediaByIdsOrKeys(tx: Tx, ids: number[], keys: string[]) {
  return tx.media.findMany({ where: { OR: [{ id: { in: ids } }, { key: { in: keys } }] } });
}

export function listMediaByKeys(keys: string[]) {
  return listMediaByIdsOrKeys(db, [], keys);
}

export function insertMedia(tx: Tx, media: Prisma.MediaUncheckedCreateInput) {
  return tx.media.create({ data: media, select: { id: true, key: true } });
}

export async function setDecorative(tx: Tx, id: number, decorative: boolean) {
  await tx.media.update({ where: { id }, data: { decorative } });
}
