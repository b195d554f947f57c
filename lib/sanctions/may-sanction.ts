import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { scopeOf } from '@/lib/auth/scope';
import type { SanctionKind } from './may-take-part';

type Subject = { id: number; name: string; role: string; erasedAt: Date | null };

/** Why this actor may not sanction this person like this, in words; null when they may. Draws the form, and guards it. */
export function whyNotSanction(actor: Actor, person: Subject, kind: SanctionKind): string | null {
  if (!can(actor, 'person.sanction')) return 'Only editors sanction people.';
  if (person.erasedAt) return 'This person was erased.';
  if (person.id === actor.personId) return 'Nobody sanctions themselves.';
  if (person.role === 'owner') return `${person.name} is an owner. Change their role first.`;
  const isStaff = person.role === 'author' || person.role === 'editor';
  if (isStaff && actor.kind !== 'owner') return `${person.name} works here. Only an owner can sanction them.`;
  if (kind === 'ban' && scopeOf(actor) !== null) return 'A ban closes the whole blog: an editor of all tags gives it.';
  return null;
}
