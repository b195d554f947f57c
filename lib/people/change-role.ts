import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { foldEmail } from '@/lib/text/names';
import type { Role } from './staff-roles';
import { findMember, lockOwners, updateRole } from './staff-store';

/** Takes hold at the person's next request, as every privileged request asks for the role anew. */
export async function changeRole(
  actor: Actor,
  email: string,
  role: Role,
): Promise<Result<{ name: string; from: Role }>> {
  if (!can(actor, 'people.manage')) return refuse('forbidden', 'Only an owner can do this.');
  return transaction(async (tx) => {
    const owners = await lockOwners(tx);
    const person = await findMember(tx, foldEmail(email));
    if (!person) return refuse('missing', `Nobody here has the address ${email}.`);
    if (role !== 'owner' && owners.length === 1 && owners[0] === person.id) {
      return refuse('conflict', `${person.name} is the only owner: appoint another one first.`);
    }
    if (person.role !== role) {
      await updateRole(tx, person.id, role);
      await record(tx, {
        kind: 'person.role-changed',
        actorId: actor.personId,
        subject: 'person',
        subjectId: person.id,
        data: { from: person.role, to: role },
        tags: [tags.site], // the mark beside the names of those who write for the house may stand on any page
      });
    }
    return ok({ name: person.name, from: person.role });
  });
}
