import 'server-only';
import { listApproved, listHiddenAncestors } from './store';
import { type Branch, toThread } from './thread';

/** The public conversation under a post: the same for every reader. */
export async function getThread(postId: number): Promise<Branch[]> {
  const [comments, ancestors] = await Promise.all([listApproved(postId), listHiddenAncestors(postId)]);
  return toThread(comments, ancestors);
}
