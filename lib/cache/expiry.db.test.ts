import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExpiryLine } from '@/lib/cache/expiry';

let database: pg.Client;
let line: ExpiryLine;
let expired: string[][];

beforeEach(async () => {
  database = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await database.connect();
  expired = [];
  line = new ExpiryLine({
    databaseUrl: process.env.DATABASE_URL!,
    expire: (tags) => expired.push(tags),
    heartbeatMs: 200,
  });
  await line.open();
});

afterEach(async () => {
  await line.close();
  await database.end();
});

test('an event is applied before it counts as applied', async () => {
  const id = await happens(['post:a', 'answers']);
  await line.applied(id);
  expect(expired.flat()).toContain('post:a');
  expect(line.lastEvent).toBe(id);
});

test('an event without tags advances the line and expires nothing', async () => {
  const before = expired.length;
  await line.applied(await happens([]));
  expect(expired.slice(before).flat()).toEqual([]);
});

test('very many tags become everything', async () => {
  await line.applied(await happens(Array.from({ length: 1_000 }, (_, n) => `post:a-long-slug-${n}`)));
  expect(expired.flat()).toContain('*');
});

test('notices that never arrive are found missing at the heartbeat', async () => {
  await line.query('unlisten *');
  const id = await happens(['post:unheard']);
  await line.applied(id);
  expect(expired.flat()).toContain('post:unheard');
  expect(line.counters.missed).toBe(1);
});

test('a notice that is none of ours does no harm', async () => {
  await database.query(`notify rejoinder, 'rubbish'; notify rejoinder, '-1 *'; notify rejoinder, ''`);
  await line.applied(await happens(['post:after']));
  expect(expired.flat()).toContain('post:after');
});

test('a thousand events from ten writers are all applied, in any order of arrival', async () => {
  const writers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
      await client.connect();
      return client;
    }),
  );
  await Promise.all(
    writers.map(async (client, writer) => {
      for (let n = 0; n < 100; n++) {
        await client.query(
          `insert into event (kind, subject, subject_id, data, tags) values ('site.seeded', 'site', '1', '{}', $1)`,
          [[`post:${writer}-${n}`]],
        );
      }
      await client.end();
    }),
  );
  await line.applied(await happens([]));
  expect(new Set(expired.flat().filter((tag) => /^post:\d-\d/.test(tag))).size).toBe(1_000);
}, 30_000);

test('an address that nobody answers at: the line is down, says so, and does not hold the start up', async () => {
  const deaf = new ExpiryLine({ databaseUrl: 'postgresql://x:y@127.0.0.1:1/none', expire: () => {} });
  await deaf.open();
  await deaf.decided();
  expect(deaf.state).toBe('down');
  await expect(deaf.query('select 1')).rejects.toThrow('no connection');
  await deaf.close();
});

async function happens(tags: string[]): Promise<bigint> {
  const { rows } = await database.query(
    `insert into event (kind, subject, subject_id, data, tags) values ('site.seeded', 'site', '1', '{}', $1) returning id`,
    [tags],
  );
  return BigInt(rows[0].id);
}
