import { expect, test } from './fixtures';

test('an author writes a draft, previews it, publishes it and withdraws it', async ({ another, desk }) => {
  const reader = await another({ javaScript: false });
  await desk.goto('/desk/posts/new');
  await desk.getByLabel('Title').fill('On counting the same thing twice');
  await desk.getByLabel(/Standfirst/).fill('Two ledgers, one shelf.');
  await desk.getByLabel(/^(Text|Body|Words)/).fill('We counted **twice** and got three answers.\n\n> Count again.\n');
  await desk.getByLabel(/^Subjects/).fill('Field notes');
  await desk.getByRole('button', { name: /Save/ }).first().click();
  await expect(desk).toHaveURL(/\/desk\/posts\/\d+/);

  expect((await reader.goto('/posts/on-counting-the-same-thing-twice'))?.status()).toBe(404);
  await desk.getByRole('button', { name: /^Publish/ }).click();
  await expect(
    desk
      .getByRole('status')
      .filter({ hasText: /[Pp]ublished/ })
      .first(),
  ).toBeVisible();

  expect((await reader.goto('/posts/on-counting-the-same-thing-twice'))?.status()).toBe(200);
  await expect(reader.locator('.e-content strong')).toHaveText('twice');
  await reader.goto('/');
  await expect(reader.getByRole('link', { name: 'On counting the same thing twice' }).first()).toBeVisible();

  await desk.getByRole('button', { name: /^Withdraw/ }).click();
  await expect(
    desk
      .getByRole('status')
      .filter({ hasText: /[Ww]ithdrawn/ })
      .first(),
  ).toBeVisible();
  expect((await reader.goto('/posts/on-counting-the-same-thing-twice'))?.status()).toBe(410);
});

test('a refusal keeps everything that was typed', async ({ desk }) => {
  await desk.goto('/desk/posts/new');
  await desk.getByLabel(/^(Text|Body|Words)/).fill('A body without a title.');
  await desk.getByRole('button', { name: /^Publish/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Saved as a draft. Something is missing' })).toBeVisible();
  await desk.getByRole('button', { name: /^Publish/ }).click();
  await expect(desk.getByRole('alert').filter({ hasText: /title/i }).first()).toBeVisible();
  await expect(desk.getByLabel(/^(Text|Body|Words)/)).toHaveValue('A body without a title.');
});
