import { expect, expectAccessible, test } from './fixtures';

const lead = '/posts/the-gauge-that-was-right';

test('a reader finds a post on the front page, reads it and its thread, all without JavaScript', async ({
  another,
}) => {
  const page = await another({ javaScript: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'The gauge that was right' }).first().click();
  await expect(page).toHaveURL(lead);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The gauge that was right');
  await expect(page.getByRole('heading', { name: /^\d+ answers$/ })).toBeVisible();
  await expect(page.locator('.h-cite')).not.toHaveCount(0);
  await expect(page.getByRole('heading', { name: /About the author|Maren Tolliver/ }).first()).toBeVisible();
});

test('every kind of reading page is whole, accessible and asks nobody else for anything', async ({ page, app }) => {
  test.setTimeout(180_000);
  const foreign: string[] = [];
  const violations: string[] = [];
  page.on(
    'request',
    (request) =>
      new URL(request.url()).origin === app.url || request.url().startsWith('data:') || foreign.push(request.url()),
  );
  page.on('console', (message) => /Content Security Policy/i.test(message.text()) && violations.push(message.text()));

  const year = new Date().getFullYear();
  const pages = [
    '/',
    '/page/2',
    lead,
    '/authors/maren',
    '/tags/field-notes',
    '/archive',
    `/archive/${year}`,
    '/guidelines',
    '/terms',
    '/participation',
    '/privacy',
    '/search?q=gauge',
    '/search?q=zzzzqq',
    '/nothing-here',
    '/sign-in',
  ];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
      await expectAccessible(page);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(sideways, `${path} scrolls sideways`).toBe(false);
    }
    await page.setViewportSize({ width: 390, height: 844 });
  }
  expect(foreign).toEqual([]);
  expect(violations).toEqual([]);
});

test('what is not there answers 404, in words and with a search', async ({ page }) => {
  for (const path of [
    '/posts/never-written',
    '/tags/never-used',
    '/authors/nobody',
    '/page/999',
    '/archive/1901',
    '/no/such/place',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('searchbox').first()).toBeVisible();
  }
});

test('feeds and sitemap are well-formed and name no address of a commenter', async ({ request }) => {
  for (const path of [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    `${lead}/comments.xml`,
    '/tags/field-notes/feed.xml',
    '/authors/maren/feed.xml',
    '/sitemap.xml',
    '/robots.txt',
    '/opensearch.xml',
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    expect(await response.text(), path).not.toMatch(/@[a-z]+\.example/);
  }
});

test('machines can read a post: microformats, Open Graph and JSON-LD agree', async ({ page }) => {
  await page.goto(lead);
  await expect(page.locator('.h-entry .p-name').first()).toHaveText('The gauge that was right');
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /The gauge that was right/);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').first().textContent()) ?? '');
  expect(JSON.stringify(data)).toContain('"BlogPosting"');
  expect(JSON.stringify(data)).toContain('The gauge that was right');
});
