import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { renderPost } from '@/lib/text/markdown';
import { sanitizeImported } from '@/lib/text/sanitize';
import type { PageForm } from './schema';
import { addPageRevision, findPageForWriting, updatePageIfVersion } from './store';

/** Changes a standing page. Its title may stand in the footer of every page, so every page grows old. */
export async function savePage(actor: Actor, form: PageForm): Promise<Result<{ version: number; eventId: bigint }>> {
  if (!can(actor, 'page.write')) return refuse('forbidden', 'Only editors change the standing pages.');
  const page = await findPageForWriting(form.key);
  if (!page) return refuse('missing', 'There is no such page.');

  const { key, version, title, source } = form;
  const html = page.sourceFormat === 'html' ? sanitizeImported(source) : renderPost(source).html;
  return transaction(async (tx) => {
    if (!(await updatePageIfVersion(tx, key, version, { title, source, html }))) {
      return refuse(
        'conflict',
        'A colleague saved this page while you were writing. Your words are all here; nothing of theirs was changed.',
      );
    }
    await addPageRevision(tx, page.id, { title, source }, actor.personId);
    const eventId = await record(tx, {
      kind: 'page.revised',
      actorId: actor.personId,
      subject: 'page',
      subjectId: page.id,
      data: { key, version: version + 1 },
      tags: [tags.page(key), tags.site],
    });
    return ok({ version: version + 1, eventId });
  });
}
