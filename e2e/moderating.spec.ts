import type { Page } from '@playwright/test';
import { approve, approveButton, expect, expectAccessible, firstName, openCase, signIn, test } from './fixtures';

let count = 0;

/** A comment sent through the form by somebody new; its words are how the desk finds it. */
async function sentBySomebody(page: Page): Promise<{ words: string; receipt: string; name: string; email: string }> {
  count += 1;
  const who = {
    name: `${firstName(count)} Aldermoor`,
    email: `quill-${count}-${Date.now()}@aldermoor.example`,
    words: `A distinct remark, by ${firstName(count)}.`,
  };
  await page.goto('/posts/the-gauge-that-was-right');
  await page.getByLabel('Your answer', { exact: true }).fill(who.words);
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByRole('button', { name: 'Send to an editor' }).click();
  await page.waitForURL(/\/comments\//);
  return { ...who, receipt: new URL(page.url()).pathname };
}

test('the desk is closed to strangers', async ({ page }) => {
  for (const path of ['/desk', '/desk/queue', '/desk/posts', '/desk/posts/new']) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in/);
  }
});

test('a wrong password and an unknown address get the same words', async ({ another }) => {
  const words: string[] = [];
  for (const email of ['hanne@desk.example', 'nobody@desk.example']) {
    const page = await another();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('certainly not this');
    await page.getByRole('button', { name: 'Sign in' }).click();
    words.push((await page.getByRole('alert').filter({ hasText: /\S/ }).first().textContent()) ?? '');
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
  }
  expect(words[0]).toBe(words[1]);
});

test('an approved comment is on the page at the next request, and its writer is told', async ({
  another,
  desk,
  mailbox,
}) => {
  const reader = await another({ javaScript: false });
  const comment = await sentBySomebody(reader);
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText(comment.words)).toHaveCount(0);

  await openCase(desk, comment.name);
  await expectAccessible(desk);
  await approve(desk, comment.name);

  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText(comment.words)).toBeVisible();
  await reader.goto(comment.receipt);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/[Pp]ublished/);
  await mailbox.letterTo(comment.email, /^Published/);
});

test('a rejection cites a guideline, and the receipt says so', async ({ another, desk }) => {
  const reader = await another();
  const comment = await sentBySomebody(reader);
  await openCase(desk, comment.name);
  await desk.locator('summary[data-act="reject"]').click();
  await desk.getByRole('radio').first().check();
  await desk.getByLabel(/^A word to (?!each)/).fill('Please speak to the post.');
  await desk.getByRole('button', { name: 'Reject and write' }).click();
  await expect(desk.getByRole('status').filter({ hasText: comment.name }).first()).toBeVisible();

  await reader.goto(comment.receipt);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/[Nn]ot published/);
  await expect(reader.getByText('Please speak to the post.')).toBeVisible();
  await expect(reader.getByText(/[Gg]uideline 1|Clause 1|Speak to the post/).first()).toBeVisible();
});

test('undo takes a decision back, and no letter leaves', async ({ another, desk, mailbox }) => {
  const reader = await another({ javaScript: false });
  const comment = await sentBySomebody(reader);
  await openCase(desk, comment.name);
  await approveButton(desk).click();
  await desk.getByRole('button', { name: /^Undo/ }).click();
  await expect(
    desk
      .getByRole('status')
      .filter({ hasText: /[Uu]ndone|back/ })
      .first(),
  ).toBeVisible();
  await reader.goto(comment.receipt);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Waiting for an editor');
  expect((await mailbox.lettersTo(comment.email)).filter(({ subject }) => subject.startsWith('Published'))).toEqual([]);
});

test('of two editors on one comment, the second is told who decided what', async ({ another, desk }) => {
  const reader = await another();
  const comment = await sentBySomebody(reader);
  const colleague = await another({ javaScript: false });
  await signIn(colleague);
  await openCase(colleague, comment.name);
  await openCase(desk, comment.name);
  await approve(desk, comment.name);
  await colleague.getByRole('button', { name: /^Spam/ }).click();
  await expect(colleague.getByText(/approved/i).first()).toBeVisible();
  await reader.goto('/posts/the-gauge-that-was-right');
  await expect(reader.getByText(comment.words)).toBeVisible();
});

test('the queue is worked by keys alone', async ({ another, desk }) => {
  const reader = await another();
  const comment = await sentBySomebody(reader);
  await openCase(desk, comment.name);
  await desk.keyboard.press('s');
  await expect(desk.getByRole('status').filter({ hasText: comment.name }).first()).toBeVisible();
  await desk.keyboard.press('u');
  await expect(
    desk
      .getByRole('status')
      .filter({ hasText: /[Uu]ndone|back/ })
      .first(),
  ).toBeVisible();
  expect(await desk.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('every page of the desk is accessible, wide and narrow', async ({ desk }) => {
  test.setTimeout(120_000);
  for (const width of [1280, 390]) {
    await desk.setViewportSize({ width, height: 844 });
    for (const path of ['/desk', '/desk/queue', '/desk/posts', '/desk/posts/new', '/me']) {
      await desk.goto(path);
      await expectAccessible(desk);
    }
  }
});
