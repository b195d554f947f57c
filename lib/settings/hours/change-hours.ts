import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '../read';
import { saveSettingsIfVersion } from '../version-store';
import { type HoursFields, readHoursFields } from './fields';

/** Changes when the desk is open and what is promised. Promises already given are kept as given. */
export async function changeHours(
  actor: Actor,
  typed: HoursFields,
  version: number,
): Promise<Result<{ eventId: bigint; version: number }>> {
  if (!can(actor, 'settings.change')) return refuse('forbidden', 'Only an owner changes the desk’s hours.');
  const read = readHoursFields(typed, await readSettings());
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
      subjectId: 'hours',
      data: { version: version + 1 },
      tags: [tags.site, tags.posts],
    });
    return ok({ eventId, version: version + 1 });
  });
}
