import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { allowedMarks } from './marks';
import { findMarked } from './store';

/** What an answer is marked as, and what this editor may change about that. */
export async function getMarks(actor: Actor, commentId: number) {
  const comment = await findMarked(actor, commentId);
  if (!comment) return null;
  const { pinned, featuredAt, byAuthor } = comment;
  return { pinned, isFeatured: featuredAt !== null, byAuthor, allowed: allowedMarks(actor, comment) };
}
