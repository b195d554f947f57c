import { test as base, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { type App, startApp } from '../lib/test/app';
import { naughtyStrings } from '../lib/text/corpus/naughty';
import { xssStrings } from '../lib/text/corpus/xss';
import { ask, hiddenFields, sendForm } from './ask';

/** Everything with `SWEEP=all` (npm run sweep); else a sample that takes every family in turn. */
export const sweeping = process.env.SWEEP === 'all';

/** Words that are nowhere in the sources: whoever finds one outside of its place has found a leak. */
export const canaries = {
  owner: 'canary-owner@secrets.example',
  password: 'canary password 5f2c91',
  authSecret: 'canary-auth-secret-77d0c4e8b1a94f0d9e21',
  smtpPassword: 'canary-smtp-password-3b8e',
};

type Fixtures = { sql: Sql };
export type Sql = <Row extends pg.QueryResultRow>(query: string, values?: unknown[]) => Promise<Row[]>;

/** A blog of their own for the hostile, so that what they leave behind is in nobody's way. */
export const test = base.extend<Fixtures, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const app = await startApp({
        env: {
          EDITOR_EMAIL: canaries.owner,
          EDITOR_PASSWORD: canaries.password,
          AUTH_SECRET: canaries.authSecret,
          SMTP_URL: `smtp://postmaster:${canaries.smtpPassword}@127.0.0.1:9`, // nobody listens there
          LOG_LEVEL: 'debug',
        },
      });
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  sql: async ({ app }, use) => {
    const client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    await use(async (query, values) => (await client.query(query, values)).rows);
    await client.end();
  },
});

export { expect };

/** Evenly spread, so that every family of a corpus is met. */
export function sampleOf<One>(all: One[], count: number): One[] {
  if (sweeping || all.length <= count) return all;
  return Array.from({ length: count }, (_, n) => all[Math.floor((n * all.length) / count)]!);
}

export const hostileStrings = (perFamily = 60) => [
  ...sampleOf(xssStrings, perFamily),
  ...sampleOf(naughtyStrings, perFamily),
];

/** Makes every kept page old, after rows were written past the operations. */
export async function expireEverything(sql: Sql) {
  await sql(`insert into event (kind, subject, subject_id, tags, prev_hash, hash)
    values ('test.wrote', 'post', '0', array['*'], '\\x', '\\x')`);
  await new Promise((heard) => setTimeout(heard, 200));
}

export async function signInCookie(app: App, email: string, password: string): Promise<string> {
  const page = await ask(app.url, '/sign-in');
  const fields = hiddenFields(page.body, 'password');
  const answer = await sendForm(app.url, '/sign-in', [...fields, ['email', email], ['password', password]]);
  const cookie = answer.headers['set-cookie']?.map((line) => line.split(';', 1)[0]).join('; ');
  if (!cookie) throw new Error(`Nobody was signed in: ${answer.status} ${answer.body.slice(0, 300)}`);
  return cookie;
}

/** Everything that must not happen on a page: collected while one looks at it. */
export async function watch(page: Page, origin: string): Promise<string[]> {
  const happened: string[] = [];
  const where = () => page.url().slice(0, 200);
  page.on('dialog', (dialog) => {
    happened.push(`a dialog, ${dialog.message()}, on ${where()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url))
      happened.push(`asked for ${url} on ${where()}`);
  });
  await page.exposeFunction('hostileRan', (what: string) => void happened.push(`${what} on ${where()}`));
  await page.addInitScript(() => {
    const tell = (window as unknown as { hostileRan: (what: string) => void }).hostileRan;
    for (const name of ['alert', 'prompt', 'confirm', 'print'] as const) {
      Object.defineProperty(window, name, { value: (words: unknown) => tell(`${name}(${String(words)})`) });
    }
    document.addEventListener('securitypolicyviolation', (event) =>
      tell(`the policy was hurt: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return happened;
}

/** What stands in a document though no text of anybody's may put it there. */
export function findActive(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      const tag = element.localName;
      const where = element.outerHTML.slice(0, 160);
      if (/^(iframe|object|embed|base|frame|frameset|applet|portal|marquee|math|xmp|noembed)$/.test(tag))
        found.push(where);
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'srcdoc') found.push(`${name} in ${where}`);
        if (!['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'background'].includes(name))
          continue;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over them in a scheme
        const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
        if (scheme && !['http', 'https', 'mailto', 'tel'].includes(scheme) && !value.startsWith('data:image/'))
          found.push(`${name}=${value.slice(0, 80)}`);
      }
      if (tag === 'script' && (element as HTMLScriptElement).type === 'application/ld+json') {
        try {
          JSON.parse(element.textContent ?? '');
        } catch {
          found.push(`JSON-LD that is none: ${element.textContent?.slice(0, 120)}`);
        }
      }
    }
    return found;
  });
}
