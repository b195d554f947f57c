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
    expect(await shifted(page), path).toBeLessThan(0.001); // a late font may move a line by a hair
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
  expect(await shifted(page)).toBeLessThan(0.001);
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

test('whoever writes already when the page has woken keeps the field they write in', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(framework, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(post);
  await page.locator('a[data-answer]').first().click();
  await page.getByLabel('Your name').click();
  await page.keyboard.type('Ada');
  arrive();
  await expect(page.getByText(/^You answer/).first()).toBeVisible();
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type(' Quill');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Quill');
  await expect(answerField(page)).toHaveValue('');
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

for (const [what, answer] of [
  ['a network that lets no script pass', (route: Route) => route.abort()],
  ['another version installed meanwhile', (route: Route) => route.fulfill({ status: 404, body: 'gone' })],
] as const) {
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

test('a page that was replaced while somebody read it still wakes', async ({ page, sql }) => {
  const seen = await watch(page);
  await page.goto(post);
  const before = await (await page.request.get(post)).text();
  await sql(
    `insert into event (kind, subject, subject_id, data, tags) values ('site.seeded', 'site', '1', '{}', array['*'])`,
  );
  await expect
    .poll(async () => (await page.request.get(post)).headers()['x-cache'], { timeout: 5_000 })
    .toMatch(/MISS|HIT/);
  expect(before).toContain('?live=');
  await answerField(page).click();
  await expect(counted(page)).toBeVisible();
  expect(seen.complaints).toEqual([]);
});

/** As the browser's own buttons go through its history. Playwright's `goBack` at times asks a page that is being left. */
async function travel(page: Page, by: number, to: string) {
  await page.evaluate((steps) => {
    setTimeout(() => history.go(steps), 0);
  }, by);
  await page.waitForURL(`**${to}`);
  await page.waitForLoadState();
}

test('back and forward keep what was typed, woken or not', async ({ page }) => {
  await page.goto(post);
  await answerField(page).click();
  await expect(counted(page)).toBeVisible();
  await answerField(page).pressSequentially('Left and come back');
  await page.goto('/archive');
  await travel(page, -1, post);
  await expect(answerField(page)).toHaveValue('Left and come back');
  await travel(page, 1, '/archive');
  await travel(page, -1, post);
  await expect(answerField(page)).toHaveValue('Left and come back');
  await expect(counted(page)).toHaveText('18 of 4,000');

  await page.evaluate(() => localStorage.clear());
  await page.route(framework, (route) => route.abort());
  await page.goto('/archive');
  await page.goto(post);
  await answerField(page).fill('Typed into a plain form');
  await page.goto('/archive');
  await travel(page, -1, post);
  await expect(answerField(page)).toHaveValue('Typed into a plain form');
});

test('a draft left here is in the form at the next visit, before anything is touched', async ({ page }) => {
  await page.goto(post);
  await answerField(page).click();
  await expect(counted(page)).toBeVisible();
  await answerField(page).pressSequentially('A draft for tomorrow');
  await page.goto('/archive');
  await page.goto(`${post}#write`);
  await expect(answerField(page)).toHaveValue('A draft for tomorrow');
});

test('asked for whole, a page comes with its scripts and wakes by itself', async ({ page }) => {
  const seen = await watch(page);
  await page.goto(`${post}?hydrate=1`);
  await expect.poll(() => awoken(page)).toBe(1);
  await answerField(page).click();
  await expect(counted(page)).toBeVisible();
  expect(seen.complaints).toEqual([]);
});

test('a post and the front page keep within their budgets on a phone', async ({ browser, app }) => {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const bytes: Record<string, number> = {};
  page.on('requestfinished', async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const kind = request.resourceType();
    bytes[kind] = (bytes[kind] ?? 0) + responseBodySize + responseHeadersSize;
  });
  for (const path of ['/', post]) {
    for (const kind of Object.keys(bytes)) delete bytes[kind];
    await page.goto(path, { waitUntil: 'networkidle' });
    const { document = 0, stylesheet = 0, script = 0, font = 0 } = bytes;
    expect.soft([path, script]).toEqual([path, 0]);
    expect.soft(document + stylesheet, `${path}: markup and style`).toBeLessThan(45 << 10);
    expect.soft(font, `${path}: fonts`).toBeLessThan(100 << 10);
  }
  await context.close();
});
