import { z } from 'zod';
import { transaction } from '@/lib/db/client';
import { closeBatch } from '@/lib/events/batch';
import { enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { readSettings } from '@/lib/settings/read';
import { liveRules } from './live';
import { maskHtml } from './mask';
import { listForMasking, type MaskedRow, updateShown } from './store';

const Data = z.object({ after: z.number().int().min(0).catch(0) });
const ROWS = 500; // in one transaction

/** A job: shows every answer as the rules want it now, some hundred at a time. Repeating it changes nothing. */
export async function maskAgain(data: unknown, jobId: bigint): Promise<void> {
  const { after } = Data.parse(data);
  if (after === 0) await transaction((tx) => closeBatch(tx, jobId));
  const set = await liveRules((await readSettings()).language);
  const rows = await listForMasking(after, ROWS);
  const changes = rows.flatMap((row) => {
    const shown = maskHtml(set, row.unmaskedHtml ?? row.html);
    return shown.html === row.html && shown.unmaskedHtml === row.unmaskedHtml ? [] : [{ row, shown }];
  });
  await transaction(async (tx) => {
    const changed: MaskedRow[] = [];
    for (const { row, shown } of changes) if (await updateShown(tx, row, shown)) changed.push(row);
    const last = rows.at(-1);
    if (rows.length === ROWS && last) await enqueue(tx, { kind: 'rules.mask', data: { after: last.id } });
    if (changed.length === 0) return;
    const shownOnes = changed.filter(({ state }) => state === 'approved');
    await record(tx, {
      kind: 'rules.masked',
      actorId: null,
      subject: 'site',
      subjectId: 'rules',
      data: { answers: changed.length },
      tags: shownOnes.length === 0 ? [] : [...shownOnes.map(({ post }) => tags.post(post.slug)), tags.answers],
    });
  });
}
