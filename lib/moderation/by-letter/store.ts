import { signedIn, toSignedIn } from '@/lib/auth/store';
import { db, type Tx } from '@/lib/db/client';

/** The link in an editor's letter; whose it is, and what it is about. */
export async function findDecideToken(hash: string, now: Date) {
  const token = await db.token.findFirst({
    where: { hash, purpose: 'decide' },
    select: {
      id: true,
      data: true,
      expiresAt: true,
      usedAt: true,
      person: { select: { ...signedIn(now), erasedAt: true } },
      comment: {
        select: {
          id: true,
          html: true,
          quote: true,
          state: true,
          version: true,
          heldFor: true,
          person: { select: { name: true } },
          post: { select: { slug: true, title: true, standfirst: true, tags: { select: { tagId: true } } } },
          parent: { select: { html: true, person: { select: { name: true } } } },
        },
      },
    },
  });
  return (
    token && { ...token, person: token.person && { ...toSignedIn(token.person), erasedAt: token.person.erasedAt } }
  );
}

export type DecideToken = NonNullable<Awaited<ReturnType<typeof findDecideToken>>>;

export async function markTokenUsed(id: number, now: Date): Promise<boolean> {
  const { count } = await db.token.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}

export async function markTokenUnused(id: number) {
  await db.token.updateMany({ where: { id }, data: { usedAt: null } });
}

export type NewDecideToken = { hash: string; personId: number; commentId: number; version: number; expiresAt: Date };

export async function insertDecideToken(tx: Tx, { version, ...token }: NewDecideToken) {
  await tx.token.create({ data: { ...token, purpose: 'decide', data: { version } } });
}
