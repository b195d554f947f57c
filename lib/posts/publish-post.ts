import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { type Draft, findDraft, updateIfVersion } from './draft-store';
import { pagesOfPost } from './post-tags';
import { mayWrite, type SavedPost, whatIsLacking } from './save-post';

/** Lets readers see a draft, or again what was withdrawn; the date of its first appearance stays. */
export async function publishPost(
  actor: Actor,
  { id, version }: { id: number; version: number },
  now: Date,
): Promise<Result<SavedPost>> {
  return transaction(async (tx) => {
    const post = await findDraft(tx, id);
    if (!post) return refuse('missing', 'This post is not here any more.');
    if (!mayWrite(actor, post)) return refuse('forbidden', 'This is somebody else’s post; an editor can publish it.');
    if (post.state === 'published') return refuse('conflict', 'This post has been published already.');
    const lacking = whatIsLacking({ ...post, pictureDecorative: post.picture?.decorative ?? false });
    if (lacking) return lacking;

    const appears = { state: 'published', publishedAt: post.publishedAt ?? now, withdrawnAt: null } as const;
    if (!(await updateIfVersion(tx, id, version, appears))) return changedMeanwhile();
    const eventId = await record(tx, {
      kind: 'post.published',
      actorId: actor.personId,
      subject: 'post',
      subjectId: id,
      tags: pagesOf(post),
    });
    return ok({ id, version: version + 1, slug: post.slug, eventId });
  });
}

export function pagesOf(post: Draft): string[] {
  const handles = post.bylines.map(({ person }) => person.author?.handle);
  return pagesOfPost({ slug: post.slug, handles, tagSlugs: post.tags.map(({ tag }) => tag.slug) });
}

export function changedMeanwhile() {
  return refuse('conflict', 'Somebody saved this post in the meantime. Please look at it again first.');
}
