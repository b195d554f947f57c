/**
 * Who is asking. `personId` of a guest is set when this browser has confirmed its address by a mailed link; `onlyTags` of
 * an editor who has chosen tags, and never empty.
 */
export type Actor =
  | { kind: 'guest'; personId: number | null; name: string | null }
  | { kind: StaffRole | 'member'; personId: number; name: string; sessionId: string; onlyTags?: readonly number[] }
  | { kind: 'system'; personId: null };

export type StaffRole = 'author' | 'editor' | 'owner';

export const stranger: Actor = { kind: 'guest', personId: null, name: null };

/** Importers, the seed and jobs: the site acting for itself. */
export const system: Actor = { kind: 'system', personId: null };

export function isSignedIn(actor: Actor): actor is Extract<Actor, { sessionId: string }> {
  return 'sessionId' in actor;
}

export type SignedInPerson = {
  id: number;
  name: string;
  role: StaffRole | 'member' | 'reader';
  isBanned: boolean;
  tagIds: number[];
};

/** Whoever is banned reads, like everybody, whatever their office. */
export function actorOf({ id, name, role, isBanned, tagIds }: SignedInPerson, sessionId: string): Actor {
  const kind = role === 'reader' || isBanned ? 'member' : role;
  const onlyTags = kind === 'editor' && tagIds.length > 0 ? { onlyTags: tagIds } : {};
  return { kind, personId: id, name, sessionId, ...onlyTags };
}
