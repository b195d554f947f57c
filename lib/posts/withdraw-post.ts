import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { findDraft, updateIfVersion } from './draft-store';
import { changedMeanwhile, pagesOf } from './publish-post';
import { mayWrite, type SavedPost } from './save-post';

/** Takes a post from its readers. Its address says that it was here; its text, answers and history stay at the desk. */
export async function withdrawPost(
  actor: Actor,
  { id, version }: { id: number; version: number },
  now: Date,
): Promise<Result<SavedPost>> {
  return transaction(async (tx) => {
    const post = await findDraft(tx, id);
    if (!post) return refuse('missing', 'This post is not here any more.');
    if (!mayWrite(actor, post)) return refuse('forbidden', 'This is somebody else’s post; an editor can withdraw it.');
    if (post.state !== 'published') return refuse('conflict', 'This post is not published.');
    if (!(await updateIfVersion(tx, id, version, { state: 'withdrawn', withdrawnAt: now }))) return changedMeanwhile();
    const eventId = await record(tx, {
      kind: 'post.withdrawn',
      actorId: actor.personId,
      subject: 'post',
      subjectId: id,
      tags: pagesOf(post),
    });
    return ok({ id, version: version + 1, slug: post.slug, eventId });
  });
}
