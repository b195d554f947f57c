import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from './read';
import type { ReadSettings, SiteSettings } from './schema';
import { saveSettingsIfVersion } from './version-store';

type Changed = { eventId: bigint; version: number };

type Part = {
  subjectId: 'site' | 'hours';
  /** Of the pages that show it, and grow old. */
  tags: readonly string[];
  /** The settings with what was typed in the place of what they held. */
  read: (current: SiteSettings) => ReadSettings;
};

/** Changes what one form shows, if nobody has changed the settings since it was opened. */
export async function changePart(actor: Actor, part: Part, version: number): Promise<Result<Changed>> {
  if (!can(actor, 'settings.change')) return refuse('forbidden', 'Only an owner changes the settings.');
  const read = part.read(await readSettings());
  if (!read.ok) return refuse('invalid', 'Please check what is marked. Nothing was changed yet.', read.fields);

  return transaction(async (tx) => {
    if (!(await saveSettingsIfVersion(tx, read.settings, version))) {
      return refuse(
        'conflict',
        'Somebody else changed the settings in the meantime. Open this page in another tab to see them.',
      );
    }
    const eventId = await record(tx, {
      kind: 'settings.changed',
      actorId: actor.personId,
      subject: 'settings',
      subjectId: part.subjectId,
      data: { version: version + 1 },
      tags: [...part.tags],
    });
    return ok({ eventId, version: version + 1 });
  });
}
