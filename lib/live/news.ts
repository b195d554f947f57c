import type { Actor } from '@/lib/auth/actor';
import { reaches } from '@/lib/auth/scope';
import { localTime } from '@/lib/hours/local';
import { spokenTime } from '@/lib/hours/spoken';

/** Something that was written down in the log and is of interest to an open desk. */
export type Happening = {
  id: bigint;
  kind: string;
  at: Date;
  actorId: number | null;
  actorName: string | null;
  /** Absent when it is about no comment. */
  commentId: number | null;
  postTagIds: number[];
};

/**
 * What one editor is told of it. `decided`: it is not to be decided any more as it was; `back`: it is again; `changed`: its
 * words are others; `other`: a counter may have moved.
 */
export type Change = {
  /** Its number in the log. */
  event: string;
  comment: number | null;
  what: 'decided' | 'back' | 'changed' | 'other';
  words: string;
  mine: boolean;
};

const said: Record<string, [what: Change['what'], words: string]> = {
  'comment.approved': ['decided', 'approved this'],
  'comment.rejected': ['decided', 'rejected this'],
  'comment.marked-spam': ['decided', 'marked this as spam'],
  'comment.withdrawn': ['decided', 'withdrew this'],
  'comment.reopened': ['back', 'put this back on the queue'],
  'comment.decision-undone': ['back', 'took that decision back'],
  'comment.edited': ['changed', 'changed these words'],
};

/** After these, whoever is connected may be so no longer. */
const standing = new Set([
  'person.signed-out',
  'person.role-changed',
  'person.password-changed',
  'person.tags-changed',
  'person.sanctioned',
  'person.erased',
  'sanction.lifted',
]);

export const changesStanding = ({ kind }: Happening): boolean => standing.has(kind);

export function changesFor(actor: Actor, happenings: Happening[], timeZone: string): Change[] {
  return happenings
    .filter((happening) => !changesStanding(happening) && isTheirs(actor, happening))
    .map((happening) => {
      const [what, did] = said[happening.kind] ?? ['other', ''];
      const mine = happening.actorId !== null && happening.actorId === actor.personId;
      const who = mine ? 'You' : (happening.actorName ?? 'A rule');
      const when = spokenTime(localTime(timeZone, happening.at).minute);
      return {
        event: String(happening.id),
        comment: happening.commentId,
        what,
        words: did && `${who} ${did} at ${when}`,
        mine,
      };
    });
}

function isTheirs(actor: Actor, { commentId, postTagIds }: Happening): boolean {
  return commentId === null || reaches(actor, postTagIds);
}
