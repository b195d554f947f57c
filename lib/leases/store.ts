import type { Actor } from '@/lib/auth/actor';
import { reachedBySql } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

/** Whatever the editor read before is theirs no more. A comment that is not there, or out of reach, is read by nobody. */
export async function upsertLease(actor: Actor, lease: { editorId: number; commentId: number; expiresAt: Date }) {
  await db.$executeRaw`
    insert into lease (editor_id, comment_id, expires_at)
    select ${lease.editorId}, c.id, ${lease.expiresAt} from comment c
    where c.id = ${lease.commentId} and ${reachedBySql(actor, Prisma.sql`c.post_id`)}
    on conflict (editor_id) do update set comment_id = excluded.comment_id, expires_at = excluded.expires_at`;
}

export async function extendLeases(editorIds: number[], now: Date, expiresAt: Date) {
  await db.lease.updateMany({ where: { editorId: { in: editorIds }, expiresAt: { gt: now } }, data: { expiresAt } });
}

/** Whoever has gone from here may still be connected to another node, which extends theirs again. */
export async function shortenLeases(editorIds: number[], expiresAt: Date) {
  await db.lease.updateMany({
    where: { editorId: { in: editorIds }, expiresAt: { gt: expiresAt } },
    data: { expiresAt },
  });
}

export async function deleteLeases(editorIds: number[]) {
  await db.lease.deleteMany({ where: { editorId: { in: editorIds } } });
}

export function listLeases(now: Date) {
  return db.lease.findMany({
    where: { expiresAt: { gt: now }, editor: { erasedAt: null } },
    orderBy: { editorId: 'asc' },
    select: {
      commentId: true,
      editor: { select: { id: true, name: true } },
      comment: { select: { post: { select: { tags: { select: { tagId: true } } } } } },
    },
  });
}
