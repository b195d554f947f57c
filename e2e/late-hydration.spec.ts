import type { Page, Route } from '@playwright/test';
import { expect, firstName, test } from './fixtures';

const post = '/posts/the-gauge-that-was-right';
const framework = '**/_next/static/**/*.js';
let people = 100;

function somebody() {
  people += 1;
  return { name: `${firstName(people)} Lateworth`, email: `late-${people}-${Date.now()}@lateworth.example` };
}

/** What a reader's browser is asked to run, and what it complains of. */
async function watch(page: Page) {
  const seen = { scripts: [] as string[], complaints: [] as string[] };
  page.on('request', (request) => {
    if (request.resourceType() === 'script') seen.scripts.push(new URL(request.url()).pathname);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  await page.addInitScript(() => {
    const shown = window as unknown as { shifted: number; awoken: number };
    shown.shifted = 0;
    shown.awoken = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shown.shifted += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    addEventListener('awake', () => {
      shown.awoken += 1;
    });
    addEventListener('securitypolicyviolation', (event) => console.error(`refused: ${event.blockedURI}`));
  });
  return seen;
}

const awoken = (page: Page) => page.evaluate(() => (window as unknown as { awoken: number }).awoken);
const shifted = (page: Page) => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
const answerField = (page: Page) => page.getByLabel('Your answer', { exact: true });
const send = (page: Page) => page.getByRole('button', { name: 'Send to an editor' }).click();
const counted = (page: Page) => page.getByText(/\d of 4,000/);

async function fill(page: Page, words: string) {
  const who = somebody();
  await answerField(page).fill(words);
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('E-mail').fill(who.email);
}

/** Keeps the framework on its way until it is let in. */
async function holdBack(page: Page) {
  let [asked, letIn] = [0, () => {}];
  const gate = new Promise<void>((open) => {
    letIn = open;
  });
  await page.route(framework, async (route) => {
    asked += 1;
    await gate;
    await route.continue().catch(() => {}); // the page may have left meanwhile
  });
  return { isAsked: () => expect.poll(() => asked).toBeGreaterThan(3), letIn };
}

test('reading, scrolling and searching bring no script; nothing moves', async ({ page }) => {
  const seen = await watch(page);
  for (const path of ['/', post, '/archive', '/tags/field-notes', '/authors/maren', '/guidelines', '/follow']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).click();
    await page.getByRole('searchbox').fill('gauge');
    await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    expect(await shifted(page), path).toBe(0);
    expect(
      await page.evaluate(() =>
        [...document.scripts].map(({ type, src }) => type || src).filter((type) => type !== 'module'),
      ),
      path,
    ).toEqual(expect.arrayContaining(['speculationrules']));
    expect(await page.locator('script[src], link[as="script"]').count(), path).toBe(0);
  }
  expect(seen).toEqual({ scripts: [], complaints: [] });
});

test('touching the form wakes the page once; what is typed before and meanwhile, focus and caret stay', async ({
  page,
}) => {
  const seen = await watch(page);
  const arrival = await holdBack(page);
  await page.goto(post);
  await answerField(page).click();
  await page.keyboard.type('Half a');
  await arrival.isAsked();
  await page.keyboard.type(' thought');
  for (let n = 0; n < ' thought'.length; n++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByLabel('Your name').evaluate((field: HTMLInputElement) => {
    field.value = 'Typed by the browser';
  });
  arrival.letIn();
  await expect(counted(page)).toHaveText('14 of 4,000');
  expect(
    await answerField(page).evaluate((field: HTMLTextAreaElement) => [
      field.value,
      field.selectionStart,
      field.selectionEnd,
      document.activeElement === field,
    ]),
  ).toEqual(['Half a thought', 5, 6, true]);
  await expect(page.getByLabel('Your name')).toHaveValue('Typed by the browser');
  await page.keyboard.type('one');
  await expect(answerField(page)).toHaveValue('Half one thought');

  await page.getByLabel('E-mail').focus();
  await answerField(page).click();
  expect(await awoken(page)).toBe(1);
  expect(seen.scripts).toHaveLength(new Set(seen.scripts).size);
  const running = await page.locator('script[src]').evaluateAll((all) => all.map((one) => one.getAttribute('src')));
  expect(running).toHaveLength(new Set(running).size);
  expect(seen.complaints).toEqual([]);
  expect(await shifted(page)).toBe(0);
});

test('a form that is sent while the framework is on its way goes as a plain form', async ({ page }) => {
  const arrival = await holdBack(page);
  await page.goto(post);
  await fill(page, 'Sent before anything woke up.');
  await arrival.isAsked();
  const [request] = await Promise.all([page.waitForRequest((sent) => sent.method() === 'POST'), send(page)]);
  expect(request.headers()['next-action']).toBeUndefined();
  arrival.letIn(); // the receipt has scripts of its own
  await page.waitForURL(/\/comments\//);
  await expect(page.getByText('Sent before anything woke up.').first()).toBeVisible();
});

test('an answer to an answer, asked for while the page sleeps, is begun in place', async ({ page }) => {
  const seen = await watch(page);
  await page.goto(post);
  const link = page
    .locator('.h-cite')
    .filter({ hasText: 'A sensor you can outvote' })
    .first()
    .getByRole('link', {
      name: /^Answer/,
    });
  await link.first().click();
  await expect(page.getByText(/^You answer Ines Okafor-Lund/)).toBeVisible();
  await expect(answerField(page)).toBeFocused();
  expect(new URL(page.url()).search).toBe('');
  expect(seen.complaints).toEqual([]);
});

test('and when nothing comes to wake it, the link is followed', async ({ page }) => {
  await page.route(framework, (route) => route.abort());
  await page.goto(post);
  await page.locator('a[data-answer]').first().click();
  await page.waitForURL(/\?answer=\d+#write/);
  await expect(page.getByText(/^You answer/).first()).toBeVisible();
});

test('by keyboard alone: the field is reached, wakes the page, and the answer is sent', async ({ page }) => {
  const seen = await watch(page);
  await page.goto(`${post}#write`);
  for (let n = 0; n < 20; n++) {
    await page.keyboard.press('Tab');
    if (await answerField(page).evaluate((field) => field === document.activeElement)) break;
  }
  await expect(answerField(page)).toBeFocused();
  await page.keyboard.type('Written without a mouse.');
  await expect(counted(page)).toHaveText('24 of 4,000');
  const who = somebody();
  await page.keyboard.press('Tab'); // the words to quote
  await page.keyboard.press('Tab');
  await page.keyboard.type(who.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(who.email);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/comments\//);
  expect(seen.complaints).toEqual([]);
});

for (const [what, answer] of [['a network that lets no script pass', (route: Route) => route.abort()]] as const) {
  test(`with ${what} the plain form stays, says what is wrong, and sends`, async ({ page }) => {
    await page.route(framework, answer);
    await page.route('**/*?live=*', answer);
    await page.goto(post);
    const words = `Plainly, with ${what}.`;
    await answerField(page).click();
    await page.keyboard.type(words);
    await page.getByLabel('E-mail').fill('not an address');
    await send(page);
    await expect(page.getByRole('alert').filter({ hasText: /Not sent/ })).toBeVisible();
    await expect(answerField(page)).toHaveValue(words);
    await fill(page, words);
    await send(page);
    await page.waitForURL(/\/comments\//);
    await expect(page.getByText(words).first()).toBeVisible();
  });
}
