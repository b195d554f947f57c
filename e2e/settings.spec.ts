import { expect, expectAccessible, signIn, test } from './fixtures';

test('without JavaScript an owner adds, orders and removes links of the navigation, and readers see them when saved', async ({
  another,
}) => {
  const desk = await another({ javaScript: false });
  const reader = await another({ javaScript: false });
  await reader.goto('/');
  await signIn(desk);
  await desk.goto('/desk/settings');
  await desk.getByRole('link', { name: 'Navigation and links' }).click();

  const navigation = desk.getByRole('group', { name: 'Navigation' });
  await navigation.getByRole('button', { name: 'Add a link' }).click();
  const last = navigation.getByRole('listitem').last();
  await last.getByLabel('Words').fill('Terms');
  await last.getByLabel('Address').fill('javascript:alert(1)');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(last.getByText('Write a path of this site')).toBeVisible();
  await last.getByLabel('Address').fill('/terms');
  await navigation.getByRole('button', { name: 'Move up: Terms' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Not saved yet.' })).toBeVisible();
  await navigation.getByRole('button', { name: 'Remove: Archive' }).click();
  const elsewhere = desk.getByRole('group', { name: 'Elsewhere' });
  await elsewhere.getByRole('button', { name: 'Add a link' }).click();
  await elsewhere.getByLabel('Words').fill('Fediverse');
  await elsewhere.getByLabel('Address').fill('https://social.example/@desk');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();

  await reader.goto('/');
  const site = reader.getByRole('navigation', { name: 'Site', exact: true });
  await expect(site.getByRole('link')).toHaveText([
    'Latest',
    'Field notes',
    'The workshop',
    'Working hours',
    'Terms',
    'Follow',
  ]);
  await expect(reader.getByRole('contentinfo').getByRole('link', { name: 'Fediverse' })).toHaveAttribute(
    'href',
    'https://social.example/@desk',
  );
});

test('with JavaScript the focus goes with the row, Enter saves, and axe finds nothing', async ({ desk }) => {
  await desk.goto('/desk/settings/links');
  const navigation = desk.getByRole('group', { name: 'Navigation' });
  const first = await navigation.getByLabel('Words of link 1').inputValue();
  await navigation.getByRole('button', { name: `Move down: ${first}` }).click();
  await expect(navigation.getByRole('button', { name: `Move down: ${first}` })).toBeFocused();
  await expect(navigation.getByLabel('Words of link 2')).toHaveValue(first);
  await navigation.getByRole('button', { name: 'Add a link' }).click();
  await expect(navigation.getByLabel('Words').last()).toBeFocused();
  await expectAccessible(desk);
  await navigation.getByLabel('Words of link 1').press('Enter');
  await expect(desk.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
});

test('pages speak of writing to the editors once there is an address, and not before', async ({ another, desk }) => {
  const reader = await another({ javaScript: false });
  for (const page of ['/guidelines', '/terms', '/privacy']) {
    await reader.goto(page);
    await expect(reader.getByText(/write to the editors/i)).toHaveCount(0);
  }
  await desk.goto('/desk/settings');
  await desk.getByLabel('E-mail address of the editors').fill('editors at tidewater');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('This does not look like an e-mail address')).toBeVisible();
  await desk.getByLabel('E-mail address of the editors').fill('editors@tidewater.example');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();

  for (const page of ['/guidelines', '/terms', '/privacy']) {
    await reader.goto(page);
    await expect(reader.getByRole('region', { name: 'Write to the editors' }).getByRole('link')).toHaveAttribute(
      'href',
      'mailto:editors@tidewater.example',
    );
    await expect(reader.getByRole('contentinfo').getByRole('link', { name: 'Write to the editors' })).toBeVisible();
  }
  await expectAccessible(reader);
});
