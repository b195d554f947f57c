import { type Result, refuse } from '@/lib/result';
import { digest } from '@/lib/signed';
import { type Decided, decide } from '../decide';
import { editorOf, LINK_DAYS, linkState, versionOf } from './link';
import type { LetterDecision } from './schema';
import { findDecideToken, markTokenUnused, markTokenUsed } from './store';

/**
 * An editor followed the link in a letter, read the words again and pressed a button. The link is theirs alone, works once,
 * and only for the version that the letter showed; everything else is `decide`.
 */
export async function decideByLetter(secret: string, form: LetterDecision, now: Date): Promise<Result<Decided>> {
  const token = await findDecideToken(digest(secret), now);
  const state = linkState(token, now);
  const actor = token && editorOf(token);
  const version = token && versionOf(token);
  if (state === 'unknown' || !actor || !version || !token.comment) {
    return refuse('missing', 'This link is not one of ours, or it is no longer good.');
  }
  if (state === 'used') return refuse('conflict', 'This link was used before. It works once.');
  if (state === 'old') return refuse('closed', `This link is older than ${LINK_DAYS} days. Please decide at the desk.`);

  if (!(await markTokenUsed(token.id, now))) return refuse('conflict', 'This link was used before. It works once.');
  const outcome = await decide(actor, { ...form, commentId: token.comment.id, version, state: 'pending' }, now).catch(
    async (error) => {
      await markTokenUnused(token.id); // nothing was decided, so the link is still good
      throw error;
    },
  );
  if (!outcome.ok && outcome.refusal.code === 'invalid') await markTokenUnused(token.id);
  return outcome;
}
