import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { openDatabase } from '../lib/db/embedded';
import { type App, startApp } from '../lib/test/app';
import { ask, hiddenFields, sendForm, unescapeHtml, withFields } from './ask';
import { CuttableLine } from './cuttable';

// The database goes away while people read and write. Readers go on; writers lose nothing; nobody restarts anything.

test.describe.configure({ mode: 'serial' });
test.setTimeout(90_000);

const POST = '/posts/the-gauge-that-was-right';
const WARM = ['/', POST, '/archive', '/feed.xml', '/atom.xml', '/sitemap.xml', '/guidelines'];
const typed =
  'Typed while the "line" was <b>whole</b> & fine.\r\n\r\n    Ünïcödé 🦊, “quoted”, </textarea><script>x()</script>\r\nend';

let folder: string;
let database: Awaited<ReturnType<typeof openDatabase>>;
let line: CuttableLine;
let app: App;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await mkdtemp(path.join(tmpdir(), 'rejoinder-outage-'));
  await chmod(folder, 0o711);
  await mkdir(path.join(folder, 'server'), { mode: 0o711 });
  database = await openDatabase({
    dataDir: path.join(folder, 'server'),
    settings: { fsync: 'off', synchronous_commit: 'off' },
  });
  line = new CuttableLine(database.url);
  await line.open();
  app = await startApp({ env: { DATABASE_URL: line.url(database.url), LOG_LEVEL: 'error' } });
});

test.afterAll(async () => {
  await line.mend();
  await app?.stop();
  await line.cut();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('pages that were read before are read on, marked as stale; others say why not', async () => {
  for (const address of WARM) expect([address, (await ask(app.url, address)).status]).toEqual([address, 200]);
  await line.cut();
  for (const round of [1, 2]) {
    for (const address of WARM) {
      const answer = await ask(app.url, address);
      expect([round, address, answer.status]).toEqual([round, address, 200]);
    }
  }
  const stale = await ask(app.url, POST);
  expect([stale.headers['x-cache'], stale.headers['x-stale-because']]).toEqual(['STALE', expect.any(String)]);

  for (const address of [
    '/posts/what-the-log-cannot-say',
    '/search?q=gauge',
    '/me',
    `${POST}?answer=new`,
    '/comments/AAAAAAAAAAAAAAAAAAAAAAAA',
  ]) {
    const answer = await ask(app.url, address, { headers: { cookie: 'rejoinder-session=x' } });
    expect([address, answer.status]).toEqual([address, 503]);
    if (answer.status !== 503) continue;
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.body).toMatch(/<p[\s>]/);
  }
  expect((await ask(app.url, '/livez')).status).toBe(200);
  expect((await ask(app.url, '/readyz')).status).toBe(503);
  await line.mend();
  await well();
});

for (const kind of ['cut', 'hung'] as const) {
  test(`an answer sent while the line is ${kind} comes back byte for byte, and can be sent again`, async () => {
    await well();
    const form = hiddenFields((await ask(app.url, POST)).body, 'body');
    const fields = withFields(form, {
      body: `${typed} ${kind}`,
      name: `Outa Ge${kind}`,
      email: `outage-${kind}@people.example`,
      website: '',
      quote: '',
      wantsLetter: 'yes',
      key: `outage-${kind}`,
    });
    if (kind === 'cut') await line.cut();
    else line.hang();
    const began = performance.now();
    const lost = await sendForm(app.url, POST, fields);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect([lost.status, lost.headers['cache-control']]).toEqual([503, 'private, no-store']);
    expect(Number(lost.headers['retry-after'])).toBeGreaterThan(0);
    const textarea = /<textarea[^>]*name="body"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(lost.body)?.[1] ?? '';
    expect(unescapeHtml(textarea)).toBe(`${typed} ${kind}`);
    expect(lost.body).not.toContain('<script>x()');
    expect(lost.body).toContain(`outage-${kind}@people.example`);

    await line.mend();
    await well();
    const again = hiddenFields(lost.body, 'body');
    const visible = {
      body: `${typed} ${kind}`,
      name: `Outa Ge${kind}`,
      email: `outage-${kind}@people.example`,
      website: '',
    };
    const sent = await sendForm(app.url, POST, withFields(again, visible));
    expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(/^\/comments\//)]);
    expect(await stored(`outage-${kind}@people.example`)).toEqual([`${typed} ${kind}`.replaceAll('\r\n', '\n')]);
  });
}

test('a report that is sent meanwhile comes back with its words and its reason, and can be sent again', async () => {
  await well();
  const [answer] = await asked<{ id: number }>("select id from comment where state = 'approved' order by id limit 1");
  const page = `/report/${answer!.id}`;
  const form = hiddenFields((await ask(app.url, page)).body, 'words');
  const words = 'It says that I am\r\na “thief” </textarea>.';
  await line.cut();
  const lost = await sendForm(app.url, page, withFields(form, { reason: 'abusive', words }));
  expect([lost.status, lost.headers['cache-control']]).toEqual([503, 'private, no-store']);
  const textarea = /<textarea[^>]*name="words"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(lost.body)?.[1] ?? '';
  expect(unescapeHtml(textarea)).toBe(words);
  await line.mend();
  await well();
  const sent = await sendForm(app.url, page, withFields(hiddenFields(lost.body, 'words'), { words }));
  expect([sent.status, sent.headers.location]).toEqual([303, `${page}?sent=now`]);
  expect(await asked('select reason, words from report where comment_id = $1', [answer!.id])).toEqual([
    { reason: 'abusive', words: words.replaceAll('\r\n', '\n') },
  ]);
});

test('with JavaScript the text stays in the form, survives a reload, and is sent when the line is mended', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  const words = 'Said into the silence: "ünïcödé" & <b>more</b> 🦊';
  await page.goto(POST);
  const body = page.getByLabel('Your answer', { exact: true });
  await body.click();
  await expect(page.getByText(/\d of 4,000/)).toBeVisible();
  await body.fill(words);
  await page.getByLabel('Your name').fill('Silas Outerbridge');
  await page.getByLabel('E-mail').fill('silas@people.example');
  await line.cut();
  await page.getByRole('button', { name: 'Send to an editor' }).click();
  await expect(page.getByText(/words are (still here|safe)|Not sent/i).first()).toBeVisible({ timeout: 20_000 });
  await expect(body).toHaveValue(words);

  await page.reload(); // the page itself is a stale one
  await body.click();
  await expect(body).toHaveValue(words);

  await line.mend();
  await well();
  await page.getByLabel('Your name').fill('Silas Outerbridge');
  await page.getByLabel('E-mail').fill('silas@people.example');
  await page.getByRole('button', { name: 'Send to an editor' }).click();
  await page.waitForURL(/\/comments\//);
  expect(await stored('silas@people.example')).toEqual([words]);
  await context.close();
});

test('after all this the same process is fresh again', async () => {
  await well();
  await ask(app.url, POST);
  await expect.poll(async () => (await ask(app.url, POST)).headers['x-cache'], { timeout: 15_000 }).toBe('HIT');
  expect((await ask(app.url, '/search?q=gauge')).status).toBe(200);
  expect(() => process.kill(app.pid, 0)).not.toThrow();
});

async function well() {
  await expect.poll(async () => (await ask(app.url, '/readyz')).status, { timeout: 20_000 }).toBe(200);
}

async function asked<Row extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Row>(query, values);
  await client.end();
  return rows;
}

async function stored(email: string): Promise<string[]> {
  const query = 'select c.source from comment c join person p on p.id = c.person_id where p.email = $1';
  return (await asked<{ source: string }>(query, [email])).map(({ source }) => source);
}
