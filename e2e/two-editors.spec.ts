import type { Page } from '@playwright/test';
import { expect, owner, signIn, test } from './fixtures';
import { chance, openQueue, seedWaiting, shownCase } from './shift';

const ANSWERS = Number(process.env.ANSWERS ?? 200);
const POST = 'two-editors';

type Deed = 'approve' | 'reject' | 'spam';
const keys: Record<Deed, string[]> = { approve: ['a'], spam: ['s'], reject: ['r', '1', 'Enter'] };
const kinds: Record<Deed, string> = {
  approve: 'comment.approved',
  reject: 'comment.rejected',
  spam: 'comment.marked-spam',
};
const did: Record<Deed, string> = { approve: 'approved this', reject: 'rejected this', spam: 'marked this as spam' };

type Editor = { page: Page; name: string; id: number };
type Win = { editor: number; deed: Deed };

test('two editors work on two hundred answers: none is decided twice, none is lost, and the second is told who, what and when', async ({
  another,
  sql,
}) => {
  test.setTimeout(600_000);
  await sql(
    `insert into person (name, name_skeleton, email, email_folded, role, password_hash, claimed_at, email_confirmed_at, updated_at)
     select 'Osric Pell', 'two-editors-pell', 'pell@desk.example', 'pell@desk.example', 'editor', password_hash, now(), now(), now()
     from person where email_folded = $1`,
    [owner.email],
  );
  const waiting = await seedWaiting(sql, POST, ANSWERS);
  const editors: Editor[] = [];
  for (const email of [owner.email, 'pell@desk.example']) {
    const page = await another();
    await signIn(page, { email, password: owner.password });
    const [person] = await sql<{ id: number; name: string }>('select id, name from person where email_folded = $1', [
      email,
    ]);
    editors.push({ page, ...person! });
  }
  const [hanne, osric] = editors as [Editor, Editor];

  await openQueue(hanne.page, POST, waiting[0]!.id);
  await openQueue(osric.page, POST, waiting[1]!.id);
  const row = (page: Page, id: number) => page.locator('li', { has: page.locator(`[data-row="${id}"]`) });
  await expect(row(osric.page, waiting[0]!.id)).toContainText(`${hanne.name} is reading this`);
  await expect(row(hanne.page, waiting[1]!.id)).toContainText(`${osric.name} is reading this`);

  const draw = chance(200);
  const wins = new Map<number, Win>();
  const told: { words: string; by: Editor }[] = [];
  const began = Date.now();
  for (let round = 0; (await left()) > 0; round++) {
    expect(round, 'rounds').toBeLessThan(ANSWERS * 2);
    const [first, second] = draw() < 0.5 ? [hanne, osric] : [osric, hanne];
    const wanted = await shownCase(first.page);
    const meets = draw() < 0.15;
    if (meets && wanted !== null) await openQueue(second.page, POST, wanted);
    else if (wanted !== null && (await shownCase(second.page)) === wanted) await stepAside(second.page, wanted);
    const deeds = [deedOf(draw()), deedOf(draw())] as const;
    await Promise.all([decide(first, second, deeds[0]), decide(second, first, deeds[1])]);
  }
  const seconds = (Date.now() - began) / 1_000;

  async function left(): Promise<number> {
    const [open] = await sql<{ count: number }>(
      `select count(*)::int from comment c join post p on p.id = c.post_id where p.slug = $1 and c.state = 'pending'`,
      [POST],
    );
    return open!.count;
  }

  /** Leaves the answer to the colleague who reads it, for the one below, or above the last. */
  async function stepAside(page: Page, id: number) {
    const rows = await page.locator('[data-row]').evaluateAll((all) => all.map((row) => Number(row.dataset.row)));
    if (rows.length < 2) return;
    await page.keyboard.press(rows.at(-1) === id ? 'k' : 'j');
    await expect.poll(() => shownCase(page)).not.toBe(id);
  }

  async function decide(me: Editor, other: Editor, deed: Deed) {
    const { page } = me;
    const id = await shownCase(page);
    const mayDecide = page
      .getByRole('group', { name: 'Decision' })
      .getByRole('button', { name: /^Approve(?! (all|and|as))/ })
      .first();
    if (id === null || !(await mayDecide.isVisible().catch(() => false))) return openQueue(page, POST).catch(() => {});
    for (const key of keys[deed]) await page.keyboard.press(key);

    const refused = page.getByRole('group', { name: 'Decision' }).getByRole('alert');
    const toldBefore = page.locator('[data-told="decided"]');
    const left = page.locator(`[data-case="${id}"]`);
    await expect
      .poll(async () => (await left.count()) === 0 || (await refused.count()) > 0 || (await toldBefore.count()) > 0)
      .toBe(true);
    if ((await left.count()) === 0) {
      expect(wins.has(id), `${id} was decided by ${me.name} and before`).toBe(false);
      wins.set(id, { editor: me.id, deed });
      return;
    }
    const words = (await refused.or(toldBefore).first().textContent()) ?? '';
    told.push({ words, by: other });
    expect(words).toContain(other.name);
    expect(words).toMatch(/\b\d{1,2}:\d{2}\b/);
    // The row is there until one goes on.
    await expect(page.locator(`[data-row="${id}"]`)).toHaveCount(1);
    await openQueue(page, POST);
  }

  const log = await sql<{ id: number; actor: number; kind: string }>(
    `select e.subject_id::int as id, e.actor_id as actor, e.kind from event e
     where e.subject = 'comment' and e.kind = any($1) and e.subject_id = any($2::text[])`,
    [Object.values(kinds), waiting.map(({ id }) => String(id))],
  );
  expect(log).toHaveLength(ANSWERS);
  expect(new Set(log.map(({ id }) => id)).size).toBe(ANSWERS);
  for (const { id, actor, kind } of log) {
    const win = wins.get(id);
    if (win) expect({ id, actor, kind }).toEqual({ id, actor: win.editor, kind: kinds[win.deed] });
  }
  expect(wins.size).toBe(ANSWERS);
  const decided = await sql<{ standing: number }>(
    `select count(*)::int as standing from decision d where d.comment_id = any($1) and d.undone_at is null group by d.comment_id`,
    [waiting.map(({ id }) => id)],
  );
  expect(decided.map(({ standing }) => standing)).toEqual(Array(ANSWERS).fill(1));
  expect(told.length, 'meetings').toBeGreaterThan(5);
  for (const { words } of told)
    expect(
      Object.values(did).some((deed) => words.includes(deed)),
      words,
    ).toBe(true);
  for (const { id } of editors)
    expect([...wins.values()].filter(({ editor }) => editor === id).length).toBeGreaterThan(ANSWERS / 5);
  console.log(`Two editors: ${ANSWERS} answers in ${seconds.toFixed(1)} s, ${told.length} met on one.`);
});

function deedOf(drawn: number): Deed {
  return drawn < 0.5 ? 'approve' : drawn < 0.75 ? 'spam' : 'reject';
}
