import { randomInt, randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { openDatabase } from '../lib/db/embedded';
import { type App, startApp } from '../lib/test/app';
import { ask, type Fields, hiddenFields, sendForm, withFields } from './ask';

// The application, then PostgreSQL, are killed at random moments while people send answers. Whoever was told that an
// answer arrived, finds it; whoever was told nothing sends again under the same key, and it arrives once.

const KILLS = Number(process.env.KILLS ?? (process.env.SWEEP === 'all' ? 200 : 3));
const ABREAST = 6;
const POST = '/posts/the-gauge-that-was-right';

test.describe.configure({ mode: 'serial' });
test.setTimeout(60_000 + KILLS * 30_000);

let folder: string;
let database: Awaited<ReturnType<typeof openDatabase>>;
let port: string;
let app: App;
let eventsBefore: string; // those of the demonstration blog

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await mkdtemp(path.join(tmpdir(), 'rejoinder-kill-'));
  await chmod(folder, 0o711);
  await mkdir(path.join(folder, 'server'), { mode: 0o711 });
  await mkdir(path.join(folder, 'data'));
  database = await openDatabase({ dataDir: path.join(folder, 'server') }); // careful of crashes, as in life
  port = String(await freePort());
  app = await start();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  eventsBefore = (await client.query('select coalesce(max(id), 0) as id from event')).rows[0].id;
  await client.end();
});

test.afterAll(async () => {
  await app?.stop();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

test(`the application is killed ${KILLS} times: nothing acknowledged is lost, nothing is doubled`, async () => {
  const people = await manyWriters('app');
  for (let n = 0; n < KILLS; n++) {
    await sleep(randomInt(150, 900));
    await app.kill();
    const dead = app;
    app = await start();
    await dead.stop();
  }
  await people.finish();
  await expectWhole(people.sent);
});

test(`PostgreSQL is killed ${KILLS} times: the same, and the application goes on by itself`, async () => {
  const people = await manyWriters('postgres');
  for (let n = 0; n < KILLS; n++) {
    await sleep(randomInt(150, 900));
    const killed = await postmaster();
    process.kill(killed, 'SIGKILL');
    const began = performance.now();
    const isBack = async () => (await postmaster()) !== killed && (await ask(app.url, '/readyz')).status === 200;
    await expect.poll(isBack, { timeout: 30_000 }).toBe(true);
    expect(performance.now() - began).toBeLessThan(30_000);
  }
  await people.finish();
  await expectWhole(people.sent);
});

test('the same form sent twenty times at once is one answer', async () => {
  const form = await theForm();
  const sent = newAnswer('twenty', 1);
  const answers = await Promise.all(Array.from({ length: 20 }, () => sendForm(app.url, POST, fieldsOf(form, sent))));
  expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1);
  sent.receipt = answers[0]!.headers.location!.split('/').at(-1)!;
  await expectWhole([sent]);
});

type Sent = { key: string; body: string; name: string; email: string; receipt: string | null; tries: number };

/** People who write one answer after another and press the button until they hear that it arrived. */
async function manyWriters(series: string) {
  const form = await theForm();
  const sent: Sent[] = [];
  let over = false;
  const write = async () => {
    while (!over) {
      const one = newAnswer(series, sent.length);
      sent.push(one);
      while (one.receipt === null && one.tries < 400) {
        one.tries += 1;
        const answer = await sendForm(app.url, POST, fieldsOf(form, one)).catch(() => null);
        if (answer?.status === 303) one.receipt = answer.headers.location!.split('/').at(-1)!;
        else if (answer && answer.status < 500)
          throw new Error(`${answer.status}: ${answer.body.match(/<strong>Not sent[\s\S]{0,300}/)?.[0]}`);
        else await sleep(100);
      }
      if (sent.length % 5 === 0) {
        const again = await sendForm(app.url, POST, fieldsOf(form, one)).catch(() => null);
        if (again?.status === 303) expect(again.headers.location).toBe(`/comments/${one.receipt}`);
      }
    }
  };
  const writers = Array.from({ length: ABREAST }, write);
  return {
    sent,
    async finish() {
      await sleep(500);
      over = true;
      await Promise.all(writers);
    },
  };
}

async function expectWhole(sent: Sent[]) {
  expect(sent.filter(({ receipt }) => receipt === null)).toEqual([]);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const rows = async (query: string, values: unknown[] = []) => (await client.query(query, values)).rows;
  const emails = sent.map(({ email }) => email);
  const stored = await rows(
    `select c.source, c.receipt, p.email,
       (select count(*)::int from event e where e.kind = 'comment.submitted' and e.subject = 'comment' and e.subject_id = c.id::text) as events
     from comment c join person p on p.id = c.person_id where p.email = any($1)`,
    [emails],
  );
  const expected = sent.map(({ body, receipt, email }) => ({ source: body, receipt, email, events: 1 }));
  const byEmail = (a: { email?: string }, b: { email?: string }) => a.email!.localeCompare(b.email!);
  expect(stored.sort(byEmail)).toEqual(expected.sort(byEmail));
  // A job that is done forgets whom it was for, so they are counted.
  const [jobs] = await rows(`select count(*)::int as n from job where kind = 'letter.comment-received'`);
  const [comments] = await rows(`select count(*)::int as n from event where kind = 'comment.submitted' and id > $1`, [
    eventsBefore,
  ]);
  expect(jobs).toEqual(comments);
  expect(
    await rows(
      `select id from (select id, prev_hash, lag(hash) over (order by id) as before from event) e where before is not null and prev_hash <> before`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `select id from post p where comment_count <> (select count(*) from comment c where c.post_id = p.id and c.state = 'approved')`,
    ),
  ).toEqual([]);
  await client.end();
}

function newAnswer(series: string, n: number): Sent {
  const letters = [...String(n)].map((digit) => 'abcdefghkm'[Number(digit)]).join('');
  const email = `${series}-${n}@people.example`;
  const name = `${series[0]!.toUpperCase()}${series.slice(1)} Killian ${letters}`;
  return { key: randomUUID(), body: `Said under fire, ${series} ${n}.`, name, email, receipt: null, tries: 0 };
}

function fieldsOf(form: Fields, { key, body, name, email }: Sent): Fields {
  return withFields(form, {
    key,
    body,
    name,
    email,
    website: '',
    quote: '',
    wantsLetter: 'yes',
    topic: '',
    intent: 'send',
  });
}

async function theForm(): Promise<Fields> {
  return hiddenFields((await ask(app.url, POST)).body, 'body');
}

async function postmaster(): Promise<number> {
  const file = path.join(folder, 'server/postgres/18/postmaster.pid');
  return Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
}

function start(): Promise<App> {
  return startApp({
    env: { DATABASE_URL: database.url, PORT: port, DATA_DIR: path.join(folder, 'data'), LOG_LEVEL: 'error' },
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
