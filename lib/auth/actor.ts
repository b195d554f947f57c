/** Who is asking. `personId` of a guest is set when this browser has confirmed its address by a mailed link. */
export type Actor =
  | { kind: 'guest'; personId: number | null; name: string | null }
  | { kind: StaffRole | 'member'; personId: number; name: string; sessionId: string }
  | { kind: 'system'; personId: null };

export type StaffRole = 'author' | 'editor' | 'owner';

export const stranger: Actor = { kind: 'guest', personId: null, name: null };

/** Importers, the seed and jobs: the site acting for itself. */
export const system: Actor = { kind: 'system', personId: null };

export function isSignedIn(actor: Actor): actor is Extract<Actor, { sessionId: string }> {
  return 'sessionId' in actor;
}
