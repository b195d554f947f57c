import type { Actor } from '@/lib/auth/actor';
import { insertComment } from '@/lib/comments/store';
import type { Tx } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { digest, secretWord } from '@/lib/signed';
import { renderComment } from '@/lib/text/markdown';
import type { ForDeciding } from './store';

type Replying = { actor: Actor; comment: ForDeciding; decisionId: number; body: string; now: Date };
type Reply = Replying & { id: number };

/** An editor answers what they approve: published under it in the same transaction, and undone with it. */
export async function publishReply(tx: Tx, replying: Replying): Promise<Reply> {
  const { actor, comment, decisionId, body, now } = replying;
  if (actor.personId === null) throw new Error('the site itself has nothing to say to readers');
  const { id } = await insertComment(tx, {
    postId: comment.post.id,
    parentId: comment.id,
    personId: actor.personId,
    state: 'approved',
    source: body,
    html: renderComment(body),
    sentAt: now,
    publishedAt: now,
    receipt: secretWord(),
    idempotencyKey: `with-decision:${decisionId}`,
    contentHash: digest(String(comment.post.id), String(comment.id), body, ''),
    wantsLetter: false,
  });
  return { ...replying, id };
}

/** Both events name the decision, so that whoever counts leaves them out when it was undone. */
export async function recordReply(tx: Tx, { actor, comment, decisionId, id }: Reply): Promise<bigint> {
  const event = { actorId: actor.personId, subject: 'comment', subjectId: id } as const;
  const data = { postId: comment.post.id, parentId: comment.id, rule: 'staff', decisionId };
  await record(tx, { ...event, kind: 'comment.submitted', data });
  return record(tx, { ...event, kind: 'comment.published', data, tags: [tags.post(comment.post.slug)] });
}
