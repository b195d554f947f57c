import { type ChildProcess, fork } from 'node:child_process';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Told = { id: number; how: string; events: number; state: string; missed: number };
type Node = { ask(url?: string): Promise<Told>; stop(): void };

let database: pg.Client;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let nodes: [Node, Node];

beforeAll(async () => {
  const url = process.env.DATABASE_URL!;
  database = new pg.Client({ connectionString: url });
  await database.connect();
  proxy = await openProxy(url);
  nodes = await Promise.all([startNode(url), startNode(proxy.url)]);
}, 30_000);

afterAll(async () => {
  for (const node of nodes ?? []) node.stop();
  proxy?.cut();
  await database?.end();
});

test('an event is heard by every node, and its pages are new at the next request', async () => {
  for (let round = 0; round < 5; round++) {
    for (const node of nodes) await node.ask();
    for (const node of nodes) expect((await node.ask()).how).toBe('HIT');
    await happens('post:a');
    for (const node of nodes) await expect.poll(async () => (await node.ask()).events).toBe(await count());
  }
});

test('pages without its tag stay', async () => {
  const [node] = nodes;
  await node.ask('/posts/other');
  const before = await count();
  await happens('post:a');
  await expect.poll(async () => (await node.ask()).events).toBe(before + 1);
  expect((await node.ask('/posts/other')).how).toBe('HIT');
});

test('what happens while a line is cut is caught up with, before anything counts as fresh again', async () => {
  for (let round = 0; round < 5; round++) {
    for (const node of nodes) await node.ask();
    // In one statement: the lines die and the event is written by the same commit.
    await database.query(`with cut as (
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'rejoinder page cache' and datname = current_database())
      insert into event (kind, subject, subject_id, data, tags)
      select 'site.seeded', 'site', '1', '{}', array['post:a'] from (select count(*) from cut) as done`);
    const now = await count();
    for (const node of nodes) await expect.poll(async () => (await node.ask()).events, { timeout: 3_000 }).toBe(now);
    for (const node of nodes) await expect.poll(async () => (await node.ask()).state).toBe('sure');
  }
  for (const node of nodes) expect((await node.ask()).missed).toBeGreaterThan(0);
});

test('with the database out of reach a node goes on with what it has, marked; then it catches up', async () => {
  const [, node] = nodes;
  const known = (await node.ask()).events;
  proxy.cut();
  await happens('post:a');
  await expect.poll(async () => (await node.ask()).how).toBe('STALE');
  for (let n = 0; n < 20; n++) {
    const told = await node.ask();
    expect([told.how, told.events]).toEqual(['STALE', known]);
  }
  expect((await node.ask('/posts/never-seen')).how).toBe('failed');
  await proxy.mend();
  await expect.poll(async () => (await node.ask()).events, { timeout: 10_000 }).toBe(await count());
  await expect.poll(async () => (await node.ask()).how, { timeout: 10_000 }).toBe('HIT');
}, 30_000);

async function happens(tag: string) {
  await database.query(
    `insert into event (kind, subject, subject_id, data, tags) values ('site.seeded', 'site', '1', '{}', $1)`,
    [[tag]],
  );
}

async function count(): Promise<number> {
  return Number((await database.query('select count(*) as n from event')).rows[0].n);
}

async function startNode(url: string): Promise<Node> {
  const file = fileURLToPath(new URL('./two-nodes.child.ts', import.meta.url));
  const child: ChildProcess = fork(file, [url], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (told: Told) => void>();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`The node ended with ${code}.`)));
    child.on('message', (told: Told | 'ready') => (told === 'ready' ? resolve() : waiting.get(told.id)?.(told)));
  });
  return {
    ask: (url = '/posts/a') =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        child.send({ id, url });
      }),
    stop: () => child.disconnect(),
  };
}

/** A wire to the database that can be cut. */
async function openProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer((inner) => {
        const outer = connect(Number(target.port), target.hostname);
        for (const socket of [inner, outer]) {
          sockets.add(socket);
          socket.on('error', () => {});
          socket.on('close', () => {
            sockets.delete(socket);
            inner.destroy();
            outer.destroy();
          });
        }
        inner.pipe(outer).pipe(inner);
      }).listen(port, '127.0.0.1', () => resolve(server));
    });
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    async mend() {
      server = await listen(port);
    },
  };
}
