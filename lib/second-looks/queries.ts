import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { plainText } from '@/lib/text/plain';
import { countOpen, findLooked, findNextOpen } from './store';

/** The next comment to judge blindly, and how many wait for this editor. */
export async function getSecondLook(actor: Actor) {
  if (!can(actor, 'comment.decide') || actor.personId === null) return null;
  const [waiting, next] = await Promise.all([countOpen(actor), findNextOpen(actor)]);
  if (!next) return { waiting, next: null };
  const { id, comment } = next;
  return {
    waiting,
    next: {
      id,
      html: comment.html,
      quote: comment.quote,
      name: comment.person.name,
      post: comment.post,
      answers: comment.parent && { name: comment.parent.person.name, words: plainText(comment.parent.html) },
    },
  };
}

const did = {
  approve: 'approved it',
  reject: 'turned it down',
  spam: 'marked it as spam',
  reopen: 'put it back',
} as const;

/** What a colleague had decided, once this editor has said it too. */
export async function getLooked(actor: Actor, id: number) {
  if (!can(actor, 'comment.decide') || actor.personId === null) return null;
  const looked = await findLooked(id, actor.personId);
  if (!looked?.kind) return null;
  const { decision } = looked;
  return {
    commentId: looked.commentId,
    agrees: looked.kind === decision.kind,
    you: did[looked.kind],
    they: did[decision.kind],
    name: decision.decider?.name ?? 'A former colleague',
    reason: decision.kind === 'reject' ? decision.reason : null,
  };
}
