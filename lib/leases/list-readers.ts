import type { Reader } from './readers';
import { listLeases } from './store';

/** Who reads what, for all who are connected; whoever passes it on asks `readingsFor`. */
export async function listReaders(now: Date): Promise<Reader[]> {
  const leases = await listLeases(now);
  return leases.map(({ commentId, editor, comment }) => ({
    commentId,
    editorId: editor.id,
    name: editor.name,
    postTagIds: comment.post.tags.map(({ tagId }) => tagId),
  }));
}
