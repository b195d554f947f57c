import { db, type Tx } from '@/lib/db/client';
import type { Role } from './staff-roles';

export type Member = { id: number; name: string; email: string; role: Role; hasPassword: boolean };

const columns = { id: true, name: true, email: true, role: true, passwordHash: true } as const;

/** Everybody who can sign in or has a role, owners first. */
export async function listMembers(): Promise<Member[]> {
  const rows = await db.person.findMany({
    where: { OR: [{ role: { not: 'reader' } }, { claimedAt: { not: null } }], erasedAt: null, email: { not: null } },
    orderBy: [{ role: 'desc' }, { name: 'asc' }],
    select: columns,
  });
  return rows.map(toMember);
}

/** Guests too: somebody who has commented may be appointed. */
export async function findMember(tx: Tx, emailFolded: string): Promise<Member | null> {
  const row = await tx.person.findFirst({ where: { emailFolded, erasedAt: null }, select: columns });
  return row && toMember(row);
}

/** Owners can only be changed one at a time, so that two who leave at once do not leave none. */
export async function lockOwners(tx: Tx): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`select id from person where role = 'owner' for update`;
  return rows.map(({ id }) => id);
}

export type NewMember = {
  name: string;
  nameSkeleton: string;
  email: string;
  emailFolded: string;
  role: Role;
  passwordHash: string;
};

export function insertMember(tx: Tx, member: NewMember, now: Date): Promise<{ id: number }> {
  return tx.person.create({ data: { ...member, emailConfirmedAt: now, claimedAt: now }, select: { id: true } });
}

export async function updateRole(tx: Tx, id: number, role: Role) {
  await tx.person.update({ where: { id }, data: { role } });
}

/** Whoever was signed in with the old password no longer is. */
export async function updatePassword(tx: Tx, id: number, passwordHash: string, now: Date) {
  await tx.person.update({ where: { id }, data: { passwordHash, claimedAt: now, emailConfirmedAt: now } });
  await tx.session.updateMany({ where: { personId: id, revokedAt: null }, data: { revokedAt: now } });
}

function toMember(row: {
  id: number;
  name: string;
  email: string | null;
  role: Role;
  passwordHash: string | null;
}): Member {
  const { passwordHash, email, ...rest } = row;
  return { ...rest, email: email ?? '', hasPassword: passwordHash !== null };
}

/** Somebody whose office may change; whoever else changes it waits. */
export async function findStaff(tx: Tx, id: number) {
  await tx.$queryRaw`select id from person where id = ${id} for no key update`;
  return tx.person.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      claimedAt: true,
      erasedAt: true,
      deskTags: { orderBy: { tagId: 'asc' }, select: { tagId: true } },
    },
  });
}

/** @returns false when one of the tags is not there */
export async function setTagsOf(tx: Tx, personId: number, tagIds: number[]): Promise<boolean> {
  const known = await tx.tag.count({ where: { id: { in: tagIds } } });
  if (known !== tagIds.length) return false;
  await tx.editorTag.deleteMany({ where: { personId } });
  await tx.editorTag.createMany({ data: tagIds.map((tagId) => ({ personId, tagId })) });
  return true;
}
