import { z } from 'zod';
import { postLetter } from '@/lib/mail/post-letter';
import { LINK_DAYS } from '@/lib/moderation/by-letter/link';
import { addressOf } from '@/lib/settings/address';
import { digest, secretWord } from '@/lib/signed';
import { sender } from './sender';
import { findWaitingForLetter, insertDecideLink, listEditorsToTell } from './store';

const Data = z.object({ commentId: z.number().int() });
const DAY_MS = 86_400_000;

/** To each editor who wants a letter for each answer: its words, and two links to decide from the letter. */
export async function sendWaiting(data: unknown): Promise<void> {
  const { commentId } = Data.parse(data);
  const comment = await findWaitingForLetter(commentId);
  if (!comment) return;
  const editors = await listEditorsToTell('letterEach', new Date(), comment.post.id);
  if (editors.length === 0) return;
  const from = await sender();
  for (const editor of editors) {
    const secret = secretWord();
    const expiresAt = new Date(Date.now() + LINK_DAYS * DAY_MS);
    await insertDecideLink({
      hash: digest(secret),
      personId: editor.id,
      commentId,
      version: comment.version,
      expiresAt,
    });
    await postLetter(
      {
        to: { name: editor.name, address: editor.email },
        subject: `Waiting: ${comment.person.name} on “${comment.post.title}”`,
        messageId: `waiting-${commentId}-${comment.version}-${editor.id}`,
        paragraphs: [
          `${comment.person.name} answered “${comment.post.title}”:`,
          { quote: comment.source },
          ...(comment.heldFor ? [`It waits because: ${comment.heldFor}.`] : []),
          { link: addressOf(`/decide/${secret}`), label: 'Approve it' },
          { link: addressOf(`/decide/${secret}?do=reject`), label: 'Turn it down' },
          `Both open a page that asks once more. They are yours alone, work once, and are good for ${LINK_DAYS} days.`,
          { link: addressOf(`/desk/queue?comment=${commentId}`), label: 'See it at the desk' },
          { link: addressOf('/desk/preferences'), label: 'Choose which letters you get' },
        ],
      },
      from,
    );
  }
}
