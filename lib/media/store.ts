import { db, type Prisma, type Tx } from '@/lib/db/client';

export function findMediaByOrigin(importedFrom: string) {
  return db.media.findUnique({ where: { importedFrom }, select: { id: true, key: true } });
}

export function findMedia(id: number) {
  return db.media.findUnique({ where: { id } });
}

export function listMediaByKeys(tx: Tx, keys: string[]) {
  return keys.length === 0 ? [] : tx.media.findMany({ where: { key: { in: keys } } });
}

/** The newest pictures of the library. */
export function listNewestMedia(count: number) {
  return db.media.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: count });
}

export function insertMedia(tx: Tx, media: Prisma.MediaUncheckedCreateInput) {
  return tx.media.create({ data: media, select: { id: true, key: true } });
}
