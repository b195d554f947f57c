import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { excerpt, plainText } from '@/lib/text/plain';
import { listOwnComments } from './store';

const SHOWN = 50;

const words = {
  pending: 'waits for an editor',
  approved: 'published',
  rejected: 'not published',
  spam: 'not published',
  withdrawn: 'withdrawn by you',
  deleted: 'deleted',
} as const;

/** What the asking person wrote, and where each answer stands. Nobody else's, ever: the actor is the only way in. */
export async function getMyAnswers(actor: Actor) {
  if (actor.kind === 'system' || actor.personId === null) return [];
  const rows = await listOwnComments(actor.personId, SHOWN);
  return rows.map(({ id, state, html, sentAt, receipt, awaitsConfirmation, post }) => ({
    id,
    says: excerpt(plainText(html), 200),
    stands: awaitsConfirmation ? 'waits for you to confirm it' : words[state],
    isPublic: state === 'approved',
    sentAt,
    receipt,
    post,
  }));
}
