import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { anEditor } from '@/lib/test/factories';
import { readFilter } from '../queue-filter';
import { moveView, removeView, renameView } from './change-view';
import { getSavedViews } from './queries';
import { saveView } from './save-view';
import { VIEWS_MAX } from './schema';

let hanne: Actor;
let osric: Actor;

beforeEach(async () => {
  const actorOf = ({ id, name }: { id: number; name: string }): Actor => ({
    kind: 'editor',
    personId: id,
    name,
    sessionId: 's',
  });
  hanne = actorOf(await anEditor());
  osric = actorOf(await anEditor());
});

const filter = readFilter({ view: 'all', q: 'tide', rule: 'links' });
const names = async (actor: Actor) => (await getSavedViews(actor)).map(({ name }) => name);

async function saved(name: string): Promise<number> {
  const outcome = await saveView(hanne, name, filter);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value.id;
}

test('a view is kept with its filter, for its editor alone, in the order of saving', async () => {
  await saved('With links');
  await saved('Tides');
  expect(await getSavedViews(hanne)).toMatchObject([{ name: 'With links', filter }, { name: 'Tides' }]);
  expect(await names(osric)).toEqual([]);
});

test('a name is given once, and so many are kept', async () => {
  await saved('Tides');
  expect(await saveView(hanne, 'Tides', filter)).toMatchObject({
    refusal: { code: 'invalid', fields: { name: [expect.stringContaining('already')] } },
  });
  expect((await saveView(osric, 'Tides', filter)).ok).toBe(true);
  for (let number = 1; number < VIEWS_MAX; number += 1) await saved(`View ${number}`);
  expect(await saveView(hanne, 'One more', filter)).toMatchObject({ refusal: { code: 'too-many' } });
});

test('views are renamed, moved and removed', async () => {
  const [a, b, c] = [await saved('A'), await saved('B'), await saved('C')];
  await moveView(hanne, { id: c, by: 'up' });
  expect(await names(hanne)).toEqual(['A', 'C', 'B']);
  await moveView(hanne, { id: a, by: 'up' });
  await moveView(hanne, { id: b, by: 'down' });
  expect(await names(hanne)).toEqual(['A', 'C', 'B']);
  await renameView(hanne, { id: b, name: 'Beta' });
  expect(await renameView(hanne, { id: b, name: 'A' })).toMatchObject({ refusal: { code: 'invalid' } });
  await removeView(hanne, a);
  expect(await names(hanne)).toEqual(['C', 'Beta']);
});

test('nobody touches a colleague’s view, nor keeps one without being an editor', async () => {
  const id = await saved('Mine');
  for (const outcome of [
    await renameView(osric, { id, name: 'Yours' }),
    await moveView(osric, { id, by: 'up' }),
    await removeView(osric, id),
  ]) {
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'missing' } });
  }
  const author: Actor = { ...hanne, kind: 'author' } as Actor;
  expect(await saveView(author, 'Author’s', filter)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await removeView(author, id)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await getSavedViews(author)).toEqual([]);
  expect(await names(hanne)).toEqual(['Mine']);
});

test('two who save at the same moment, in two tabs, both find their views', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, number) => saveView(hanne, `Tab ${number}`, filter)));
  expect((await names(hanne)).toSorted()).toEqual(Array.from({ length: 8 }, (_, number) => `Tab ${number}`));
});
