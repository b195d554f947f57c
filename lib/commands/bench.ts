import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import autocannon, { type Measured, type Sent } from 'autocannon';
import type pg from 'pg';
import { ended, exchange, formWith, median, signIn, startApplication } from './bench-application';
import { growth } from './bench-growth';
import { beforeLeaving } from './closing';
import { root } from './prepare.mjs';
import { Fault } from './steps.mjs';

const CONNECTIONS = 16;
const ANSWERS = 50; // under the post that is measured
const WAITING = 500; // in the queue, as the peers had
const TARGET = 0.6; // of the plain server, for the cached post page

type Target = {
  name: string;
  sent: Sent & { method: string; path: string; headers: Record<string, string> };
  /** Makes each request unlike the others. */
  vary?: (sent: Sent) => Sent;
  expected: number;
};

/** What a server did in one go, and the processor time it took for that: the part that no busy client can hide. */
type Gone = Measured & { perCpuSecond: number };

type Round = { ours: Gone; plain: Gone };

/**
 * `npm run bench -- [--rounds 3] [--seconds 4] [--only WORD]`: the application as `npm start` runs it, with a database
 * of its own, beside a plain Node server in another process that sends the same bytes. Rounds are interleaved, for
 * machines are shared: only the ratios within one run say anything. Where the client is the slower part, requests per
 * second of the server's own processor time still tell the two apart.
 *
 * `npm run bench -- --growth` asks another question: does the desk answer in the same time when the archive is a hundred
 * times as large?
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string' },
      growth: { type: 'boolean' },
    },
  });
  if (values.growth) return growth({ rounds: Number(values.rounds ?? 5), seconds: Number(values.seconds ?? 3) });
  const [rounds, seconds] = [Number(values.rounds ?? 3), Number(values.seconds ?? 4)];

  console.error('Starting the application with a database of its own …');
  const { url, database } = await startApplication();
  const plain = await startPlainServer();
  console.error(`Writing ${ANSWERS} answers under a post, and ${WAITING} for the queue …`);
  const targets = (await prepare(url, database)).filter(({ name }) => name.includes(values.only ?? ''));
  const ourCpu = () => cpuSecondsOf(url);

  console.error('Warming up …');
  for (const target of targets) await measure(url, target, 1, ourCpu);
  await new Promise((resolve) => setTimeout(resolve, 2_000)); // popular pages are being compressed better
  for (const target of targets) {
    await plain.learn(target, url);
    await measure(plain.url, { ...target, vary: undefined }, 1, plain.cpuSeconds);
  }

  const results = new Map<string, Round[]>();
  for (let round = 1; round <= rounds; round++) {
    for (const target of targets) {
      const ours = await measure(url, target, seconds, ourCpu);
      const beside = await measure(plain.url, { ...target, vary: undefined }, seconds, plain.cpuSeconds);
      results.set(target.name, [...(results.get(target.name) ?? []), { ours, plain: beside }]);
      const figures = [ours, beside].map(({ requests }) => Math.round(requests.average));
      console.error(`round ${round}  ${target.name.padEnd(20)} ${figures[0]} beside ${figures[1]} requests/s`);
    }
  }
  return report(targets, results);
}

function report(targets: Target[], results: Map<string, Round[]>): number {
  const rows = targets.map(({ name, expected }) => {
    const measured = results.get(name)!;
    const of = (pick: (round: Round) => number) => median(measured.map(pick));
    const unexpected = measured.reduce((sum, { ours }) => sum + notExpected(ours, expected), 0);
    return {
      name,
      requestsPerSecond: round(of(({ ours }) => ours.requests.average)),
      plainRequestsPerSecond: round(of(({ plain }) => plain.requests.average)),
      ratio: round(
        of(({ ours, plain }) => ours.requests.average / plain.requests.average),
        3,
      ),
      cpuRatio: round(
        of(({ ours, plain }) => ours.perCpuSecond / plain.perCpuSecond),
        3,
      ),
      p50Ms: of(({ ours }) => ours.latency.p50),
      p99Ms: of(({ ours }) => ours.latency.p99),
      unexpected,
    };
  });
  console.log(
    `\n| ${CONNECTIONS} connections | requests/s | plain server | ratio | ratio by CPU | p50 ms | p99 ms | unexpected |`,
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const row of rows) console.log(`| ${Object.values(row).join(' | ')} |`);
  const post = rows.find(({ name }) => name === 'post page');
  if (post) {
    const verdict = post.ratio >= TARGET ? 'met' : 'missed';
    console.log(
      `\nThe post page at ${post.ratio} of a plain server (by processor time ${post.cpuRatio}); the target of ${TARGET} is ${verdict}.`,
    );
  }
  const { platform, version } = process;
  console.log(
    `\n${JSON.stringify({ bench: rows, target: TARGET, connections: CONNECTIONS, platform, node: version })}`,
  );
  return rows.some(({ unexpected }) => unexpected > 0) ? 1 : 0;
}

async function measure(
  url: string,
  { sent, vary }: Target,
  seconds: number,
  cpu: () => Promise<number>,
): Promise<Gone> {
  const { method, path: address, headers, body } = sent;
  const requests = [{ method, path: address, headers, ...(body && { body }), ...(vary && { setupRequest: vary }) }];
  const before = await cpu();
  const measured = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
  return { ...measured, perCpuSecond: measured.requests.total / ((await cpu()) - before) };
}

/** The application tells its processor time among its figures. */
async function cpuSecondsOf(url: string): Promise<number> {
  const { body } = await exchange(url, { method: 'GET', path: '/metrics' });
  return Number(/^rejoinder_cpu_seconds_total (\S+)/m.exec(body.toString())?.[1]);
}

function notExpected({ statusCodeStats, errors, timeouts }: Measured, expected: number): number {
  const others = Object.entries(statusCodeStats).filter(([status]) => Number(status) !== expected);
  return errors + timeouts + others.reduce((sum, [, { count }]) => sum + count, 0);
}

async function startPlainServer() {
  const child = fork(path.join(root, 'lib/commands/plain-server.mjs'), { execArgv: [] });
  beforeLeaving('the plain server', () => ended(child, 'SIGTERM'));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    /** It gets what we send: status, headers and body, compressed as they are. */
    async learn({ sent, vary }: Target, from: string) {
      const answer = await exchange(from, vary ? { ...sent, ...vary(sent) } : sent);
      const { method, path: address } = sent;
      child.send({ method, path: address, ...answer, body: answer.body.toString('base64') });
      await once(child, 'message');
    },
    async cpuSeconds(): Promise<number> {
      child.send('cpu');
      const [{ cpuSeconds }] = (await once(child, 'message')) as [{ cpuSeconds: number }];
      return cpuSeconds;
    },
  };
}

async function prepare(url: string, database: pg.Client): Promise<Target[]> {
  const { slug } = (await database.query(`select slug from post where state = 'published' order by id limit 1`))
    .rows[0];
  const address = `/posts/${slug}`;
  const answering = await formWith(url, address, 'body');
  const form = (sent: Sent): Sent => ({ ...sent, ...answering({ ...anAnswer(), key: word() }, url) });
  const post = { method: 'POST', path: address, headers: {} };

  const send = async () => {
    const { status } = await exchange(url, { ...post, ...form(post) });
    if (status !== 303) throw new Fault(`An answer was not taken: ${status}.`);
  };
  await together(ANSWERS, send);
  await database.query(
    `update comment set state = 'approved', published_at = now(), version = version + 1 where state = 'pending'
     and post_id = (select id from post where slug = $1)`,
    [slug],
  );
  await database.query(
    `insert into event (kind, subject, subject_id, data, tags) values ('site.seeded', 'site', '1', '{}', '{*}')`,
  );
  await together(WAITING, send);

  const reader = { method: 'GET', headers: { 'accept-encoding': 'gzip, deflate, br' } };
  const cookie = await signIn(url);
  return [
    { name: 'post page', sent: { ...reader, path: address }, expected: 200 },
    { name: 'home', sent: { ...reader, path: '/' }, expected: 200 },
    { name: 'feed', sent: { ...reader, path: '/feed.xml' }, expected: 200 },
    { name: 'comment submission', sent: { ...post, ...form(post) } as Target['sent'], vary: form, expected: 303 },
    {
      name: 'queue',
      sent: { ...reader, path: '/desk/queue', headers: { ...reader.headers, cookie } },
      expected: 200,
    },
  ];
}

const run36 = Date.now().toString(36);
let written = 0;

function anAnswer() {
  const n = ++written;
  const [first, second] = [syllables(n), syllables(n * 7 + 3)];
  return {
    name: `${first} ${second}`,
    email: `${run36}-${n}@readers.example`,
    body: `This is answer number ${n}.\n\nIt says that *clocks* and calendars disagree, and gives a reason: ${first} and ${second} keep different hours.`,
  };
}

function word(): string {
  return `bench-${run36}-${++written}`;
}

/** Names hold no digits, and no two may look alike. */
function syllables(n: number): string {
  const parts = ['ba', 'ke', 'do', 'fu', 'ga', 'hi', 'mo', 'nu', 'pe', 'ra', 'su', 'ta', 've', 'wo', 'ya', 'zi'];
  const name = n
    .toString(16)
    .split('')
    .map((digit) => parts[Number.parseInt(digit, 16)])
    .join('');
  return name[0]!.toUpperCase() + name.slice(1);
}

async function together(count: number, task: () => Promise<void>) {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await task();
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
