import type { Page } from '@playwright/test';
import { expect, expectAccessible, owner, test } from './fixtures';

async function answers(page: Page, { name, email, words }: { name: string; email: string; words: string }) {
  await page.goto('/posts/the-gauge-that-was-right');
  await page.getByLabel('Your answer', { exact: true }).fill(words);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send to an editor' }).click();
  await page.waitForURL(/\/comments\//);
}

test('an editor decides from a letter: looking changes nothing, the button does, once', async ({
  another,
  desk,
  mailbox,
}) => {
  await desk.goto('/desk/preferences');
  await expect(desk.getByRole('checkbox', { name: /When promises near/ })).toBeChecked();
  await desk.getByRole('checkbox', { name: /For each answer that waits/ }).check();
  await desk.getByRole('button', { name: 'Save the letters' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole('checkbox', { name: /For each answer that waits/ })).toBeChecked();
  const reader = await another({ javaScript: false });
  const words = 'The staircase barometer agrees with the harbour one.';
  await answers(reader, { name: 'Corin Ashgrove', email: 'corin@ashgrove.example', words });
  const letter = await mailbox.letterTo(owner.email, /Corin Ashgrove/);
  expect(letter.text).toContain(words);
  expect(letter.links.some((address) => address.endsWith('/desk/preferences'))).toBe(true);

  const editor = await another({ javaScript: false }); // not signed in: the letter is what counts
  const link = new URL(letter.links.find((address) => address.includes('/decide/'))!).pathname;
  await editor.goto(link);
  await expect(editor.getByText(words)).toBeVisible();
  await expectAccessible(editor);
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText(words)).toHaveCount(0);

  await editor.getByRole('button', { name: 'Approve' }).click();
  await expect(editor.getByText('This link has decided already')).toBeVisible();
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText(words)).toBeVisible();
  await editor.goto('/decide/a-secret-that-nobody-made-up');
  await expect(editor.getByRole('heading', { level: 1 })).toContainText(/nothing|not/i);
});

test('the log tells what was decided, by whom, and its figures are what everybody reads', async ({ another, desk }) => {
  await desk.goto('/desk/log?area=comment');
  await expect(desk.getByRole('listitem').filter({ hasText: 'approved an answer' }).first()).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('link', { name: 'Earlier' }).click();
  await expect(desk.getByRole('link', { name: 'Latest' })).toBeVisible();

  const reader = await another({ javaScript: false });
  await reader.goto('/transparency');
  await expect(reader.getByText(/answers were read when we said they would be|were read when we said/)).toBeVisible();
  await expectAccessible(reader);
  const head = (await (await reader.request.get('/log-head.json')).json()) as { id: string; hash: string };
  expect(`${head.id}:${head.hash}`).toMatch(/^\d+:[0-9a-f]{64}$/);
  await expect(reader.getByText(`${head.id}:${head.hash}`)).toBeVisible();
});

test('figures are charts with their answers as headings and their numbers as tables', async ({ desk }) => {
  for (const days of ['14', '365']) {
    await desk.goto(`/desk/figures?days=${days}`);
    await expect(desk.getByRole('img', { name: /Answers sent/ }).first()).toBeVisible();
    await expectAccessible(desk);
  }
  await desk.getByText('As a table').first().click();
  await expect(desk.getByRole('columnheader', { name: 'Approved' })).toBeVisible();
});

test('a colleague judges a second time without seeing the decision, and is told afterwards', async ({ desk, sql }) => {
  const [decision] = await sql<{ comment_id: number; id: number }>(
    `select id, comment_id from decision where kind = 'approve' and undone_at is null
       and decider_id <> (select id from person where email = $1) order by id limit 1`,
    [owner.email],
  );
  await sql('insert into second_look (comment_id, decision_id) values ($1, $2)', [decision!.comment_id, decision!.id]);
  await desk.goto('/desk/second-looks');
  await expect(desk.getByRole('main')).not.toContainText(/approved/i);
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'I would turn it down' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'you would have turned it down' })).toBeVisible();
});

test('hours are tried before they are saved, also without JavaScript, and readers see what was saved', async ({
  another,
}) => {
  const page = await another({ javaScript: false });
  await page.goto('/sign-in?next=/desk/settings/hours');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/desk/settings/hours');
  await expectAccessible(page);

  const saturday = page.getByLabel('Saturday');
  await saturday.fill('late');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(saturday).toHaveAttribute('aria-invalid', 'true');
  await saturday.fill('10:00–13:00');
  await page.getByLabel('Country').selectOption('DE');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Not saved yet.' })).toBeVisible();
  await expect(page.getByLabel('State')).toBeVisible();
  await expect(
    page
      .getByRole('complementary')
      .getByText(/Saturday/i)
      .first(),
  ).toBeVisible();
  const reader = await another({ javaScript: false });
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText('10:00 to 13:00')).toHaveCount(0);

  await page.getByLabel('First day, row 1').fill('2030-12-24');
  await page.getByLabel('Reason, row 1').fill('Christmas Eve');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await page.goto('/desk/settings/hours');
  await expect(page.getByLabel('Last day, row 1')).toHaveValue('2030-12-24');
  await expect(saturday).toHaveValue('10:00–13:00');
});
