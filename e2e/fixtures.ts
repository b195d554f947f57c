import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { type App, startApp } from '../lib/test/app';
import { Mailbox } from './mailbox';

export const owner = { email: 'hanne@desk.example', password: 'a long enough password' };

type Fixtures = {
  /** A page with the desk open, signed in as the owner. */
  desk: Page;
  /** A browser of somebody else. */
  another: (options?: { javaScript?: boolean }) => Promise<Page>;
  mailbox: Mailbox;
  sql: <Row extends pg.QueryResultRow>(query: string, values?: unknown[]) => Promise<Row[]>;
};

export const test = base.extend<Fixtures, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const app = await startApp({
        env: { EDITOR_EMAIL: owner.email, EDITOR_PASSWORD: owner.password, LOG_LEVEL: 'error' },
      });
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  mailbox: async ({ app, sql }, use) =>
    use(
      new Mailbox(app.mailDir, () =>
        sql('update job set run_at = now() where run_at > now() and done_at is null and attempts = 0'),
      ),
    ),
  sql: async ({ app }, use) => {
    const client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    await use(async (query, values) => (await client.query(query, values)).rows);
    await client.end();
  },
  another: async ({ browser, app }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ javaScript = true } = {}) => {
      const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: javaScript });
      contexts.push(context);
      if (!javaScript) withoutScripts.add(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  desk: async ({ another }, use) => {
    const page = await another();
    await signIn(page);
    await use(page);
  },
});

export { expect };

const given =
  'Ash Birch Cedar Dogwood Elder Fir Gorse Hazel Juniper Kauri Maple Nutmeg Oak Pine Quince Rowan Sorrel Tamarisk Ulex Walnut Yew Zinnia'.split(
    ' ',
  );

/** A first name of its own for each number: letters will not do, since I, l and 1 look alike and so are one name. */
export function firstName(number: number): string {
  return given[number % given.length]! + (number < given.length ? '' : ` ${given[Math.floor(number / given.length)]}`);
}

export async function signIn(page: Page, who: { email: string; password: string } = owner) {
  await page.goto('/sign-in?next=/desk');
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ pathname }) => pathname.startsWith('/desk'));
}

const withoutScripts = new WeakSet<BrowserContext>();

/** axe is a script: a page of a browser without them is looked at in one that has them, with the same cookies. */
export async function expectAccessible(page: Page) {
  if (!withoutScripts.has(page.context())) return expectNoViolations(page);
  const context = await page
    .context()
    .browser()!
    .newContext({
      storageState: await page.context().storageState(),
      viewport: page.viewportSize(),
    });
  const twin = await context.newPage();
  await twin.goto(page.url());
  await expectNoViolations(twin);
  await context.close();
}

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

/** Opens somebody's answer at the desk, on whatever page of the queue it waits, until it is that one the buttons decide about. */
export async function openCase(desk: Page, name: string) {
  await desk.goto('/desk/queue');
  const row = desk.getByRole('link', { name }).first();
  const later = desk.getByRole('link', { name: 'Later promises' });
  while ((await row.count()) === 0 && (await later.count()) > 0) {
    await desk.goto((await later.getAttribute('href'))!);
  }
  await row.click();
  await expect(desk.getByRole('region', { name: 'The answer' })).toContainText(name);
  await expect(approveButton(desk)).toBeVisible();
}

/** Not those that approve several at once, or with an answer. */
export const approveButton = (desk: Page) => desk.getByRole('button', { name: /^Approve(?! (all|and|as))/ });

/** Approves the case that is open, and waits until the desk says so. */
export async function approve(desk: Page, name: string) {
  await approveButton(desk).click();
  await expect(desk.getByRole('status').filter({ hasText: name }).first()).toBeVisible();
}

export const openFilter = (desk: Page) => desk.locator('summary').filter({ hasText: 'Filter' }).click();
