import 'server-only';
import { findThanked } from './store';

/** Where a public answer stands; null when it does not. */
export async function getPlace(id: string): Promise<string | null> {
  const comment = /^[1-9][0-9]{0,8}$/.test(id) ? await findThanked(Number(id)) : null;
  return comment && `/posts/${comment.post.slug}#comment-${comment.id}`;
}
