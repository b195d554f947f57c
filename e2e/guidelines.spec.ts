import { expect, expectAccessible, signIn, test } from './fixtures';

test('an editor adds a clause, moves it and retires it; readers see each at once, by the form too', async ({
  another,
  sql,
}) => {
  const desk = await another({ javaScript: false });
  const reader = await another({ javaScript: false });
  const [post] = await sql<{ slug: string }>(
    `select slug from post where state = 'published' order by published_at desc limit 1`,
  );
  await reader.goto(`/posts/${post!.slug}`); // kept by the page cache from here on
  await signIn(desk);
  await desk.goto('/desk/pages');
  await desk.getByRole('link', { name: 'The guidelines’ clauses' }).click();
  await desk.getByRole('link', { name: 'Add a clause' }).click();
  await desk.getByLabel('In a sentence').fill('Figures come with where they are from.');
  await desk.getByRole('button', { name: 'Add the clause' }).click();
  await expect(desk.getByText('A clause needs a title')).toBeVisible();
  await expect(desk.getByLabel('In a sentence')).toHaveValue('Figures come with where they are from.');
  await desk.getByLabel('Title').fill('Say where it is from');
  await desk.getByRole('button', { name: 'Add the clause' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Added as clause' })).toBeVisible();

  await reader.goto(`/posts/${post!.slug}`);
  await expect(reader.getByText('Figures come with where they are from.')).toBeVisible();
  await reader.goto('/guidelines');
  await expect(reader.getByRole('heading', { name: 'Say where it is from' })).toBeVisible();

  await desk.getByRole('link', { name: 'All clauses' }).click();
  const before = await desk.getByRole('list', { name: 'In force' }).getByRole('listitem').allInnerTexts();
  await desk.getByRole('button', { name: 'Move up: Say where it is from' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Moved: it is clause' })).toBeVisible();
  const after = await desk.getByRole('list', { name: 'In force' }).getByRole('listitem').allInnerTexts();
  expect(after.findIndex((row) => row.includes('Say where'))).toBe(before.length - 2);

  await desk.getByRole('link', { name: 'Say where it is from' }).click();
  await desk.getByRole('button', { name: 'Retire this clause' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'is retired' })).toBeVisible();
  await reader.goto('/guidelines');
  await expect(reader.getByRole('heading', { name: 'Say where it is from' })).toHaveCount(0);
});

test('a moved clause keeps the focus on its button, a second editor is told of a change, and axe finds nothing', async ({
  desk,
  another,
}) => {
  await desk.goto('/desk/guidelines');
  await expectAccessible(desk);
  const second = desk.getByRole('list', { name: 'In force' }).getByRole('listitem').nth(1);
  const name = (await second.getByRole('link').textContent())!;
  await second.getByRole('button', { name: /^Move down/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'it is clause' })).toBeVisible();
  await expect(desk.getByRole('button', { name: `Move down: ${name}` })).toBeFocused();
  await desk.getByRole('button', { name: `Move up: ${name}` }).click();
  await expect(desk.getByRole('button', { name: `Move up: ${name}` })).toBeFocused();

  await desk.getByRole('link', { name }).click();
  await expectAccessible(desk);
  const colleague = await another();
  await signIn(colleague);
  await colleague.goto(desk.url());
  await colleague.getByLabel('In a sentence').fill('Of the colleague.');
  await colleague.getByRole('button', { name: 'Save and show' }).click();
  await expect(colleague.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await desk.getByLabel('In a sentence').fill('Of the first editor.');
  await desk.getByRole('button', { name: 'Save and show' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'A colleague changed this clause' })).toBeVisible();
  await expect(desk.getByLabel('In a sentence')).toHaveValue('Of the first editor.');
  await desk.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
});
