import { expect, openFilter, signIn, test } from './fixtures';

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
      await openFilter(desk);
      await desk.getByLabel('Keep this view as').fill(name);
      await desk.getByRole('button', { name: 'Keep', exact: true }).click();
      await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    }
    await desk.goto('/desk/queue');
    await openFilter(desk);
    await desk.locator('summary').filter({ hasText: 'Rename, order or remove' }).click();
    await desk.getByRole('button', { name: 'Move Spam of old up' }).click();
    const kept = views.getByRole('list', { name: 'Your views' });
    await expect(kept.getByRole('link').first()).toHaveText('Spam of old');

    await desk.goto('/desk/queue');
    await openFilter(desk);
    await desk.locator('summary').filter({ hasText: 'Rename, order or remove' }).click();
    await desk.getByLabel('Name of With links').fill('Spam of old');
    await desk.getByRole('button', { name: 'Rename With links' }).click();
    await expect(desk.getByRole('alert').filter({ hasText: 'a view of this name already' })).toBeVisible();
    for (const name of ['With links', 'Spam of old']) {
      await desk.goto('/desk/queue');
      await openFilter(desk);
      await desk.locator('summary').filter({ hasText: 'Rename, order or remove' }).click();
      await desk.getByRole('button', { name: `Remove ${name}` }).click();
      await expect(views.getByRole('link', { name })).toHaveCount(0);
    }
  }
});
