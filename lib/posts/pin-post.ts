import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { findDraft, pinAlone, unpin } from './draft-store';

type Pinned = { id: number; title: string; eventId: bigint };

/** The front page leads with it, whatever comes later, until it is taken down or another is pinned in its place. */
export async function pinPost(actor: Actor, id: number): Promise<Result<Pinned>> {
  if (!can(actor, 'post.pin')) return refuse('forbidden', 'Only editors choose what the front page leads with.');
  return transaction(async (tx) => {
    const post = await findDraft(tx, id);
    if (!post) return refuse('missing', 'This post is not here any more.');
    if (post.state !== 'published') return refuse('closed', 'Only a published post can lead the front page.');
    await pinAlone(tx, id);
    const eventId = await record(tx, {
      kind: 'post.pinned',
      actorId: actor.personId,
      subject: 'post',
      subjectId: id,
      tags: [tags.front],
    });
    return ok({ id, title: post.title, eventId });
  });
}

export async function unpinPost(actor: Actor, id: number): Promise<Result<Pinned>> {
  if (!can(actor, 'post.pin')) return refuse('forbidden', 'Only editors choose what the front page leads with.');
  return transaction(async (tx) => {
    const post = await findDraft(tx, id);
    if (!post) return refuse('missing', 'This post is not here any more.');
    if (!(await unpin(tx, id))) return refuse('closed', 'This post is not pinned any more.');
    const eventId = await record(tx, {
      kind: 'post.unpinned',
      actorId: actor.personId,
      subject: 'post',
      subjectId: id,
      tags: [tags.front],
    });
    return ok({ id, title: post.title, eventId });
  });
}
