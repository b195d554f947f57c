import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import type { Role } from './staff-roles';
import { findStaff, lockOwners, setTagsOf, updateRole } from './staff-store';

const id = z.coerce.number().int().positive().max(2_147_483_647);

export const StaffForm = z.object({
  personId: id,
  role: z.enum(['none', 'author', 'editor', 'owner'], { error: 'Choose what they are to be.' }),
  /** Of an editor; none means all. */
  tagIds: z.array(id).max(500).default([]),
});

export type StaffForm = z.infer<typeof StaffForm>;
export type Changed = { name: string; role: Role; eventId: bigint | null };

/**
 * What somebody is here, and, for an editor, under which tags. It holds at their next request, as every privileged
 * request asks anew. The last owner stays one.
 */
export async function changeStaff(actor: Actor, form: StaffForm): Promise<Result<Changed>> {
  if (!can(actor, 'people.manage')) return refuse('forbidden', 'Only an owner can do this.');
  return transaction(async (tx) => {
    const owners = await lockOwners(tx);
    const person = await findStaff(tx, form.personId);
    if (!person || person.erasedAt) return refuse('missing', 'There is nobody of this number.');
    if (form.role !== 'none' && person.email === null) {
      return refuse('invalid', `${person.name} has no e-mail address, and whoever works here needs one.`);
    }
    if (form.role !== 'owner' && owners.length === 1 && owners[0] === person.id) {
      return refuse('conflict', `${person.name} is the only owner: appoint another one first.`);
    }

    const role: Role = form.role === 'none' ? (person.claimedAt ? 'member' : 'reader') : form.role;
    const isRoleNew = role !== person.role && !(form.role === 'none' && !isStaff(person.role));
    const tagIds = form.role === 'editor' ? [...new Set(form.tagIds)].sort((a, b) => a - b) : [];
    const before = person.deskTags.map(({ tagId }) => tagId);
    const isScopeNew = tagIds.join() !== before.join();
    if (isScopeNew && !(await setTagsOf(tx, person.id, tagIds))) {
      return refuse('invalid', 'One of these tags is not here any more. Please choose again.');
    }
    if (isRoleNew) await updateRole(tx, person.id, role);

    const event = { actorId: actor.personId, subject: 'person', subjectId: person.id } as const;
    let eventId: bigint | null = null;
    if (isScopeNew) eventId = await record(tx, { ...event, kind: 'person.tags-changed', data: { tagIds } });
    if (isRoleNew) {
      const data = { from: person.role, to: role };
      // The mark beside the names of those who write for the house may stand on any page.
      eventId = await record(tx, { ...event, kind: 'person.role-changed', data, tags: [tags.site] });
    }
    return ok({ name: person.name, role, eventId });
  });
}

function isStaff(role: Role): boolean {
  return role === 'author' || role === 'editor' || role === 'owner';
}
