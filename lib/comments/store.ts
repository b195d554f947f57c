import { db } from '@/lib/db/client';
import type { Ancestor, Branch, PublicComment } from './thread';

const shown = {
  id: true,
  parentId: true,
  personId: true,
  kind: true,
  html: true,
  quote: true,
  sentAt: true,
  editedAt: true,
  pinned: true,
  useful: true,
  person: {
    select: { name: true, role: true, claimedAt: true, webAddress: true, author: { select: { handle: true } } },
  },
} as const;

/** What everybody may see of a post's comments. No address, no e-mail, nothing that waits. */
export async function listApproved(postId: number): Promise<PublicComment[]> {
  const [rows, bylines] = await Promise.all([
    db.comment.findMany({
      where: { postId, state: 'approved' },
      select: shown,
      orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    }),
    db.byline.findMany({ where: { postId }, select: { personId: true } }),
  ]);
  const writers = new Set(bylines.map((byline) => byline.personId));
  return rows.map(({ person, personId, ...row }) => ({
    ...row,
    authorName: person.name,
    authorRole: roleShown(person),
    authorHandle: person.author?.handle ?? null,
    webAddress: person.webAddress,
    wroteThisPost: writers.has(personId),
  }));
}

/** Comments that are not public but from which public ones hang, however far down. */
export function listHiddenAncestors(postId: number): Promise<Ancestor[]> {
  return db.$queryRaw<Ancestor[]>`
    with recursive above as (
      select parent_id as id from comment where post_id = ${postId} and state = 'approved' and parent_id is not null
      union
      select c.parent_id from comment c join above on above.id = c.id where c.parent_id is not null
    )
    select c.id, c.parent_id as "parentId", c.sent_at as "sentAt", c.state::text as state
    from comment c join above on above.id = c.id
    where c.state <> 'approved'`;
}

function roleShown(person: { role: string; claimedAt: Date | null }): Branch['authorRole'] {
  if (person.role !== 'reader') return person.role as Branch['authorRole'];
  return person.claimedAt ? 'member' : 'guest';
}
