import 'server-only';
import { getRejectionChoices } from '@/lib/reasons/queries';
import { digest } from '@/lib/signed';
import { plainText } from '@/lib/text/plain';
import { editorOf, linkState } from './link';
import { findDecideToken } from './store';

/** What the page behind a letter's link shows. Looking changes nothing: mail programs follow links by themselves. */
export async function getLetterCase(secret: string, now: Date) {
  const token = /^[\w-]{20,64}$/.test(secret) ? await findDecideToken(digest(secret), now) : null;
  const state = linkState(token, now);
  const actor = token && editorOf(token);
  if (state === 'unknown' || !token?.comment || !actor) return { state: 'unknown' as const };
  const { comment } = token;
  return {
    state,
    commentId: comment.id,
    editor: actor.kind === 'system' ? '' : (actor.name ?? ''),
    name: comment.person.name,
    html: comment.html,
    quote: comment.quote,
    heldFor: comment.heldFor,
    post: comment.post,
    answers: comment.parent && { name: comment.parent.person.name, words: plainText(comment.parent.html) },
    choices: await getRejectionChoices(actor),
  };
}
