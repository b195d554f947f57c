import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { cloneDatabase } from '@/lib/test/clone-database';
import { testServer } from '@/lib/test/database';
import { checkServer, migrate } from './migrate';

let url: string;
let folder: string;

beforeEach(async () => {
  url = await cloneDatabase(testServer(), 'template1');
  folder = await mkdtemp(path.join(tmpdir(), 'rejoinder-migrations-'));
  await writeMigration('1_leaf', 'create table leaf (id int);');
  await writeMigration('2_twig', 'create table twig (id int); insert into twig values (7);');
});

test('migrations are applied in order, once, and recorded as Prisma records them', async () => {
  expect(await migrate(url, { folder })).toEqual(['1_leaf', '2_twig']);
  expect(await migrate(url, { folder })).toEqual([]);

  const ledger = await query('select * from _prisma_migrations order by migration_name');
  expect(ledger).toHaveLength(2);
  expect(ledger[0]).toMatchObject({
    migration_name: '1_leaf',
    applied_steps_count: 1,
    logs: null,
    rolled_back_at: null,
  });
  expect(ledger[0].checksum).toBe(createHash('sha256').update('create table leaf (id int);').digest('hex'));
  expect(ledger[0].finished_at).toBeInstanceOf(Date);
  expect(await query('select id from twig')).toEqual([{ id: 7 }]);
});

test('of a migration that fails nothing is kept, and the ones before it stay', async () => {
  await writeMigration('3_broken', 'create table bud (id int); select 1 / 0;');
  await expect(migrate(url, { folder })).rejects.toThrow(
    '3_broken failed, and nothing of it was kept: division by zero',
  );
  expect(await query("select to_regclass('bud') as bud, to_regclass('twig')::text as twig")).toEqual([
    { bud: null, twig: 'twig' },
  ]);
});

test('a file that was changed after it was applied is refused', async () => {
  await migrate(url, { folder });
  await writeMigration('1_leaf', 'create table leaf (id bigint);');
  await expect(migrate(url, { folder })).rejects.toThrow('1_leaf was changed after it was applied');
});

test('a migration that Prisma left unfinished is not run over', async () => {
  await migrate(url, { folder });
  await query("update _prisma_migrations set finished_at = null where migration_name = '2_twig'");
  await expect(migrate(url, { folder })).rejects.toThrow('never finished');
});

test('five nodes that start at once apply each migration once', async () => {
  const applied = await Promise.all([1, 2, 3, 4, 5].map(() => migrate(url, { folder })));
  expect(applied.flat().sort()).toEqual(['1_leaf', '2_twig']);
  expect(await query('select id from twig')).toEqual([{ id: 7 }]);
});

test('a table in use is waited for by coming again, not by queueing in front of its readers', async () => {
  await migrate(url, { folder });
  await writeMigration('3_grow', 'alter table twig add column length int;');
  const reader = new pg.Client({ connectionString: url });
  await reader.connect();
  await reader.query('begin; select * from twig');
  const migrated = migrate(url, { folder });
  setTimeout(() => reader.end(), 2300); // longer than one lock_timeout
  expect(await migrated).toEqual(['3_grow']);
});

test('what is wrong with DATABASE_URL is said in a sentence that keeps its password', async () => {
  await expect(checkServer(url)).resolves.toBeUndefined();

  const wrongPassword = new URL(url);
  wrongPassword.password = 'sesame';
  await expect(checkServer(wrongPassword.href)).rejects.toThrow(/refuses the user or password of DATABASE_URL/);

  const nowhere = new URL(url);
  nowhere.port = '1';
  await expect(checkServer(nowhere.href)).rejects.toThrow(/^No PostgreSQL answers at 127.0.0.1:1, (?!.*rejoinder:)/);

  const noDatabase = new URL(url);
  noDatabase.pathname = '/absent';
  await expect(checkServer(noDatabase.href)).rejects.toThrow('has no database absent');
});

async function writeMigration(name: string, sql: string) {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
