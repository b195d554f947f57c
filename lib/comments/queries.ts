import 'server-only';
import { barredWords } from '@/lib/sanctions/may-take-part';
import { partOf } from '@/lib/sanctions/part';
import { readSettings } from '@/lib/settings/read';
import { digest } from '@/lib/signed';
import { plainText } from '@/lib/text/plain';
import { closedWords, threadClosesAt, threadIsOpen } from './open';
import { type Receipt, toReceipt } from './receipt';
import {
  findAnswered,
  findByReceipt,
  findConfirmation,
  findThreadOf,
  listApproved,
  listHiddenAncestors,
} from './store';
import { type Branch, toThread } from './thread';

/** The public conversation under a post: the same for every reader. */
export async function getThread(postId: number): Promise<Branch[]> {
  const [comments, ancestors] = await Promise.all([listApproved(postId), listHiddenAncestors(postId)]);
  return toThread(comments, ancestors);
}

/** Only for whoever holds the address: it is a secret of its writer. */
export async function getReceipt(receipt: string, now: Date): Promise<Receipt | null> {
  if (!/^[A-Za-z0-9_-]{20,100}$/.test(receipt)) return null;
  const [row, settings] = await Promise.all([findByReceipt(receipt), readSettings()]);
  if (!row) return null;
  const part = await partOf({ personId: row.personId, addressHash: null }, now);
  const barred = part.may ? null : barredWords(part, now, settings.promise.calendar.timeZone);
  return toReceipt(receipt, row, { settings, now, barred });
}

/** The comment that somebody wants to answer, for the head of the form. */
export async function getAnswered(postId: number, id: number) {
  const answered = await findAnswered(postId, id);
  if (answered?.state !== 'approved') return null;
  return { id: answered.id, authorName: answered.person.name, text: plainText(answered.html) };
}

/** `closesAt`: when the clock will close it; null for never. */
export type Opening = { isOpen: true; closesAt: Date | null } | { isOpen: false; words: string };

/** Whether answers are taken under a post now, and what a closed thread says. */
export async function getOpening(postId: number, now: Date): Promise<Opening> {
  const [thread, settings] = await Promise.all([findThreadOf(postId), readSettings()]);
  if (!thread) return { isOpen: false, words: 'This post takes no answers.' };
  const { closeAfterDays } = settings.threads;
  if (threadIsOpen(thread, closeAfterDays, now)) {
    return { isOpen: true, closesAt: threadClosesAt(thread, closeAfterDays) };
  }
  return { isOpen: false, words: closedWords(thread) };
}

export type LinkState = 'good' | 'used' | 'old' | 'unknown';

/** What a mailed link is good for, without using it. */
export async function getConfirmation(secret: string, now: Date) {
  const token = /^[A-Za-z0-9_-]{20,100}$/.test(secret) ? await findConfirmation(digest(secret)) : null;
  if (!token?.person || token.person.erasedAt)
    return { state: 'unknown' as LinkState, name: '', html: '', version: 0, receipt: null };
  const state: LinkState = token.usedAt ? 'used' : token.expiresAt <= now ? 'old' : 'good';
  const { html = '', version = 0, receipt = null } = token.comment ?? {};
  return { state, name: token.person.name, html, version, receipt };
}
