import type { Page } from '@playwright/test';
import { ordinaryHolds } from '../lib/comments/held-by';
import { expect, expectAccessible, openFilter, signIn, test } from './fixtures';
import type { Sql } from './hostile';

const openViews = (desk: Page) => desk.locator('summary').filter({ hasText: 'Keep this view' }).click();

let made = 0;

type Waiting = { id: number; name: string; words: string };

/** Answers that wait, all with one word that nobody else says, so that a test finds its own. */
async function waiting(sql: Sql, word: string, count: number): Promise<Waiting[]> {
  const answers: Waiting[] = [];
  for (let number = 0; number < count; number += 1) {
    made += 1;
    const name = `${'Ash Birch Cedar Dogwood Elder Fir Gorse Hazel'.split(' ')[number]} ${word}`;
    const words = `Remark on the ${word}, ${'one two three four five six seven eight'.split(' ')[number]}.`;
    const key = `queue-${made}-${word}`;
    const [row] = await sql<{ id: number }>(
      `with writer as (
         insert into person (name, name_skeleton, email, email_folded, email_confirmed_at, updated_at)
         values ($1, $2, $2 || '@queue.example', $2 || '@queue.example', now(), now()) returning id)
       insert into comment (post_id, person_id, source, html, held_for, held_by, due_at, receipt, idempotency_key, content_hash, address_hash)
       select post.id, writer.id, $3, '<p>' || $3 || '</p>', '3 links', 'links', now() + interval '30 days', $2, $2, $2, 'of ' || $4
       from post, writer where post.slug = 'the-gauge-that-was-right' returning id`,
      [name, key, words, word],
    );
    answers.push({ id: row!.id, name, words });
  }
  return answers;
}

const board = (page: Page) =>
  page.getByRole('region', { name: /^(Waiting|Held by rule|All|Approved|Spam|Rejected|Reported)$/ });
const rows = (page: Page) => board(page).locator('[data-row]');
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).first();

test('views have counters, and show what they say', async ({ desk, sql }) => {
  await waiting(sql, 'sluicegate', 2);
  await desk.goto('/desk/queue');
  const views = desk.getByRole('navigation', { name: 'Views' });
  for (const [name, view, where] of [
    ['Waiting', 'waiting', "state = 'pending' and not awaits_confirmation"],
    [
      'Held by rule',
      'held',
      `state = 'pending' and not awaits_confirmation and held_by not in ('', '${ordinaryHolds.join("', '")}')`,
    ],
    ['Approved', 'approved', "state = 'approved'"],
    ['Spam', 'spam', "state = 'spam'"],
    ['Rejected', 'rejected', "state = 'rejected'"],
    ['All', 'all', 'true'],
  ] as const) {
    await views.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(name);
    const [{ count }] = (await sql<{ count: number }>(`select count(*)::int as count from comment where ${where}`)) as [
      { count: number },
    ];
    await expect(views.locator(`[data-count="${view}"]`)).toHaveText(count.toLocaleString('en'));
    await expect(views.getByRole('link', { name: new RegExp(`^${name}`) })).toHaveAttribute('aria-current', 'page');
  }
});

test('filters stand in the address, narrow together, and go one by one', async ({ another, sql }) => {
  const answers = await waiting(sql, 'weirkeeper', 3);
  await sql("update comment set state = 'spam' where id = $1", [answers[2]!.id]);
  for (const javaScript of [true, false]) {
    const desk = await another({ javaScript });
    await signIn(desk);
    await desk.goto('/desk/queue?view=all');
    await openFilter(desk);
    await desk.getByLabel('Words, or a name').fill('weirkeeper');
    await desk.getByLabel('State').selectOption('spam');
    await desk.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(desk).toHaveURL(/view=all.*q=weirkeeper.*state=spam/);
    await expect(rows(desk)).toHaveText([answers[2]!.name]);

    const chips = desk.getByRole('list', { name: 'Narrowed to' });
    await chips.getByRole('link', { name: /spam/ }).click();
    await expect(rows(desk)).toHaveCount(3);
    await desk.goto('/desk/queue?rule=links&q=weirkeeper&post=the-gauge-that-was-right');
    await expect(rows(desk)).toHaveCount(2);
    await expect(chips.getByRole('link')).toHaveCount(3);
  }
});

test('the search finds a word in every state, marks it, and finds a person by name', async ({ desk, sql }) => {
  const answers = await waiting(sql, 'dredgerman', 4);
  await sql("update comment set state = 'withdrawn' where id = $1", [answers[0]!.id]);
  await sql("update comment set state = 'spam' where id = $1", [answers[1]!.id]);
  await desk.goto('/desk/queue');
  await desk.getByRole('searchbox', { name: 'Search every answer' }).fill('dredgerm');
  await desk.keyboard.press('Enter');
  await expect(rows(desk)).toHaveCount(4);
  await expect(board(desk).locator('mark').first()).toHaveText('dredgerman');
  await desk.goto('/desk/queue?view=all&q=hazel+dredgerman');
  await expect(board(desk).getByText('Nothing fits')).toBeVisible();
  await desk.goto('/desk/queue?view=all&q=cedar+dredgerman');
  await expect(rows(desk)).toHaveText([answers[2]!.name]);
});

test('a case leads to everything from the same address', async ({ desk, sql }) => {
  const answers = await waiting(sql, 'ferryhouse', 3);
  await desk.goto(`/desk/queue?comment=${answers[0]!.id}`);
  await desk.getByRole('link', { name: 'Everything from this address' }).click();
  await expect(rows(desk)).toHaveCount(3);
  await expect(desk.getByRole('list', { name: 'Narrowed to' })).toContainText(
    `from the address of ${answers[0]!.name}`,
  );
  expect(desk.url()).not.toContain('ferryhouse'); // the address itself is not in it
});

test('selected answers, a range of them, are decided together and undone together; no letter leaves', async ({
  another,
  desk,
  mailbox,
  sql,
}) => {
  const answers = await waiting(sql, 'tidewaiter', 5);
  const reader = await another({ javaScript: false });
  await desk.goto('/desk/queue?q=tidewaiter');
  const boxes = board(desk).getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  await expect(status(desk, '4 selected')).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Approve all' }).click();
  await expect(status(desk, 'Approved 4 answers')).toBeVisible();
  await expect(rows(desk)).toHaveCount(1);
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText('Remark on the tidewaiter')).toHaveCount(4);

  await desk.getByRole('button', { name: /^Undo all/ }).click();
  await expect(status(desk, 'Undone: 4 answers are as they were')).toBeVisible();
  await expect(rows(desk)).toHaveCount(5);
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText('Remark on the tidewaiter')).toHaveCount(0);
  expect(await sql('select from job where key = any($1)', [answers.map(({ id }) => `letter.decided:${id}`)])).toEqual(
    [],
  );
  expect(await mailbox.lettersTo('tidewaiter@queue.example')).toEqual([]);
});

test('of what was selected, those that a colleague decided first are named', async ({ another, desk, sql }) => {
  const answers = await waiting(sql, 'lockmaster', 3);
  const colleague = await another({ javaScript: false });
  await signIn(colleague);
  await colleague.goto('/desk/queue?q=lockmaster&pick=all');
  await desk.goto(`/desk/queue?q=lockmaster&comment=${answers[1]!.id}`);
  await desk.getByRole('button', { name: /^Spam/, disabled: false }).last().click();
  await expect(status(desk, answers[1]!.name)).toBeVisible();

  await colleague.getByRole('button', { name: 'Approve all' }).click();
  await expect(status(colleague, 'Approved 2 answers')).toBeVisible();
  const left = status(colleague, 'One answer was left as it is');
  await expect(left).toContainText(answers[1]!.name);
  await expect(left).toContainText('marked this as spam');
});

test('without JavaScript: all shown are selected by a link, turned down with a reason, and undone', async ({
  another,
  sql,
}) => {
  const answers = await waiting(sql, 'quayside', 2);
  const desk = await another({ javaScript: false });
  await signIn(desk);
  await desk.goto('/desk/queue?q=quayside');
  await desk.getByRole('link', { name: 'Select all shown' }).click();
  await expect(board(desk).getByRole('checkbox', { checked: true })).toHaveCount(2);
  await desk.locator('summary').filter({ hasText: 'Reject all' }).click();
  await desk.getByRole('button', { name: 'Reject and write' }).first().click();
  await expect(desk.getByRole('alert').filter({ hasText: 'Choose a reason' })).toBeVisible();

  await desk.goto('/desk/queue?q=quayside&pick=all');
  await desk.locator('summary').filter({ hasText: 'Reject all' }).click();
  await desk.getByLabel('Why are they turned down?').selectOption({ index: 1 });
  await desk.getByLabel('A word to each of them, optional').fill('Please speak to the post.');
  await desk.getByRole('button', { name: 'Reject and write' }).first().click();
  await expect(status(desk, 'Rejected 2 answers')).toBeVisible();
  const state = () =>
    sql<{ state: string }>('select state from comment where id = any($1) order by id', [answers.map(({ id }) => id)]);
  expect(await state()).toEqual([{ state: 'rejected' }, { state: 'rejected' }]);
  await desk.getByRole('button', { name: /^Undo all/ }).click();
  await expect(status(desk, 'Undone')).toBeVisible();
  expect(await state()).toEqual([{ state: 'pending' }, { state: 'pending' }]);
});

test('approve and answer, and undo both; then edited before approving, with and without JavaScript', async ({
  another,
  mailbox,
  sql,
}) => {
  const answers = await waiting(sql, 'harbourmaster', 4);
  const reader = await another({ javaScript: false });
  for (const javaScript of [true, false]) {
    const desk = await another({ javaScript });
    await signIn(desk);
    const [answered, edited] = javaScript ? [answers[0]!, answers[1]!] : [answers[2]!, answers[3]!];
    await desk.goto(`/desk/queue?q=harbourmaster&comment=${answered.id}`);
    await desk
      .locator('summary')
      .filter({ hasText: /^Answer/ })
      .click();
    await desk.getByLabel('Your answer, published under it').fill(`Well said, ${answered.name}.`);
    await desk.getByRole('button', { name: 'Approve and answer' }).click();
    await expect(status(desk, `Approved ${answered.name}`)).toBeVisible();
    await reader.goto('/posts/the-gauge-that-was-right');
    await expect(reader.getByText(`Well said, ${answered.name}.`)).toBeVisible();
    await desk.getByRole('button', { name: /^Undo/ }).click();
    await expect(status(desk, 'Undone')).toBeVisible();
    await reader.goto('/posts/the-gauge-that-was-right');
    await expect(reader.getByText(`Well said, ${answered.name}.`)).toHaveCount(0);
    await expect(reader.getByText(answered.words)).toHaveCount(0);

    await desk.goto(`/desk/queue?q=harbourmaster&comment=${edited.id}`);
    await desk.locator('summary').filter({ hasText: /^Edit/ }).click();
    await expect(desk.getByLabel('The words as they will be published')).toHaveValue(edited.words);
    await desk.getByLabel('The words as they will be published').fill(`Mended words of ${edited.name}.`);
    await desk.getByRole('button', { name: 'Approve as edited' }).click();
    await expect(status(desk, `Approved ${edited.name}`)).toBeVisible();
    await reader.goto('/posts/the-gauge-that-was-right');
    const shown = reader.locator(`#comment-${edited.id}`);
    await expect(shown).toContainText(`Mended words of ${edited.name}.`);
    await expect(shown).toContainText('edited by an editor');
    await desk.goto(`/desk/queue?view=all&comment=${edited.id}`);
    await expect(desk.locator('del').first()).toContainText('Remark');
    await expect(desk.locator('ins').first()).toContainText('Mended');
  }
  const [{ email }] = (await sql<{ email: string }>(
    'select email from person p join comment c on c.person_id = p.id where c.id = $1',
    [answers[1]!.id],
  )) as [{ email: string }];
  const letter = await mailbox.letterTo(email, /^Published/);
  expect(JSON.stringify(letter)).toContain('Mended words');
});

test('the queue is accessible, wide and narrow, with its filter open and answers selected', async ({ desk, sql }) => {
  test.setTimeout(120_000);
  await waiting(sql, 'buoykeeper', 3);
  for (const width of [1280, 390]) {
    await desk.setViewportSize({ width, height: 844 });
    await desk.goto('/desk/queue?view=all&q=buoykeeper');
    await openFilter(desk);
    await expect(desk.getByLabel('Words, or a name')).toBeVisible();
    await openViews(desk);
    await expect(desk.getByLabel('Keep this view as')).toBeVisible();
    await expectAccessible(desk);
    await desk.goto('/desk/queue?view=all&q=buoykeeper');
    await board(desk).getByRole('checkbox').first().check();
    await expect(status(desk, '1 selected')).toBeVisible();
    await expectAccessible(desk);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
});

test('views are kept by name, renamed, ordered and removed, without JavaScript too', async ({ another }) => {
  for (const javaScript of [true, false]) {
    const desk = await another({ javaScript });
    await signIn(desk);
    const views = desk.getByRole('navigation', { name: 'Views' });
    for (const [name, path] of [
      ['With links', '/desk/queue?rule=links'],
      ['Spam of old', '/desk/queue?view=spam&to=2026-01-01'],
    ] as const) {
      await desk.goto(path);
      await openViews(desk);
      await desk.getByLabel('Keep this view as').fill(name);
      await desk.getByRole('button', { name: 'Keep', exact: true }).click();
      await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    }
    await desk.goto('/desk/queue');
    await openViews(desk);
    await desk.getByRole('button', { name: 'Move Spam of old up' }).click();
    const kept = views.getByRole('list', { name: 'Your views' });
    await expect(kept.getByRole('link').first()).toHaveText('Spam of old');

    await desk.goto('/desk/queue');
    await openViews(desk);
    await desk.getByLabel('Name of With links').fill('Spam of old');
    await desk.getByRole('button', { name: 'Rename With links' }).click();
    const refusal = desk.getByRole('alert').filter({ hasText: 'a view of this name already' });
    await expect(refusal).toBeVisible();
    await expect(desk.getByLabel('Name of With links')).toHaveValue('Spam of old');
    await desk.getByLabel('Name of With links').fill('Links of old');
    await desk.getByRole('button', { name: 'Rename With links' }).click();
    await expect(views.getByRole('link', { name: 'Links of old' })).toBeVisible();
    await expect(refusal).toHaveCount(0);
    for (const name of ['Links of old', 'Spam of old']) {
      await desk.goto('/desk/queue');
      await openViews(desk);
      await desk.getByRole('button', { name: `Remove ${name}` }).click();
      await expect(views.getByRole('link', { name })).toHaveCount(0);
    }
  }
});
