import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { readLinks, type TypedLinks } from './links';
import { readSettings } from './read';
import { saveSettingsIfVersion } from './version-store';

/** Changes the navigation and the links elsewhere, which stand on every page. */
export async function changeLinks(
  actor: Actor,
  typed: TypedLinks,
  version: number,
): Promise<Result<{ eventId: bigint; version: number }>> {
  if (!can(actor, 'settings.change')) return refuse('forbidden', 'Only an owner changes the settings.');
  const read = readLinks(typed);
  if (!read.ok) return refuse('invalid', 'Please check what is marked. Nothing was changed yet.', read.fields);

  const settings = { ...(await readSettings()), ...read.links };
  return transaction(async (tx) => {
    if (!(await saveSettingsIfVersion(tx, settings, version))) {
      return refuse(
        'conflict',
        'Somebody else changed the settings in the meantime. Open this page in another tab to see them.',
      );
    }
    const eventId = await record(tx, {
      kind: 'settings.changed',
      actorId: actor.personId,
      subject: 'settings',
      subjectId: 'site',
      data: { version: version + 1 },
      tags: [tags.site],
    });
    return ok({ eventId, version: version + 1 });
  });
}
