import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { findClause, listClauses } from './store';

/** The clauses as the desk needs them: those in force in their order, and those retired. */
export async function getClausesToWrite(actor: Actor) {
  const clauses = can(actor, 'page.write') ? await listClauses() : [];
  return {
    inForce: clauses.filter(({ retiredAt }) => retiredAt === null),
    retired: clauses.filter(({ retiredAt }) => retiredAt !== null),
  };
}

export async function getClauseToWrite(actor: Actor, id: string) {
  return can(actor, 'page.write') && /^[1-9]\d{0,8}$/.test(id) ? findClause(Number(id)) : null;
}
