import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { hashesOf, type Reader } from '@/lib/auth/reader-of';
import { type Tx, transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { refuseIfBarred } from '@/lib/sanctions/part';
import { announceThanks } from './announce-thanks';
import { notCounted } from './not-counted';
import type { ThanksForm } from './schema';
import { countThanks, deleteThanks, findThanked, insertThanks, listThanksOf } from './store';

export type Thanked = {
  commentId: number;
  slug: string;
  isThanked: boolean;
  useful: number;
  /** The event that made the page old; null when one that is to come will. */
  eventId: bigint | null;
};

/** So soon after the first press a second one is a double click, or the same form sent again. */
const DOUBLE_CLICK_MS = 10_000;

/** A reader found an answer useful, or takes that back. However often it is sent, and however many at once, one reader counts once. */
export async function thank(
  actor: Actor,
  reader: Reader,
  { comment: commentId, wants }: ThanksForm,
  { now, addressHash }: { now: Date; addressHash: string },
): Promise<Result<Thanked>> {
  if (!can(actor, 'comment.thank')) return refuse('forbidden', notCounted.forbidden);
  const barred = await refuseIfBarred({ personId: reader.personId, addressHash }, now);
  if (barred) return barred;
  const comment = await findThanked(commentId);
  if (!comment) return refuse('missing', notCounted.missing);
  if (reader.personId === comment.personId) return refuse('invalid', notCounted.own);

  const hashes = hashesOf(reader);
  const earlier = await listThanksOf(commentId, hashes);
  const isNews = earlier.length === 0;
  const isLater = earlier.every(({ createdAt }) => now.getTime() - createdAt.getTime() > DOUBLE_CLICK_MS);
  const takesBack = wants === 'no' || (wants === 'other' && !isNews && isLater);

  const change = (tx: Tx) =>
    takesBack
      ? deleteThanks(tx, commentId, hashes)
      : insertThanks(tx, { commentId, readerHash: reader.hash, personId: reader.personId, createdAt: now });
  const eventId =
    isNews === takesBack
      ? null
      : await transaction(async (tx) => ((await change(tx)) ? announceThanks(tx, comment.post, now) : null));
  const useful = await countThanks(commentId);
  return ok({ commentId, slug: comment.post.slug, isThanked: !takesBack, useful, eventId });
}
