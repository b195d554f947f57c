import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rejoinder-lock-'));
  file = path.join(folder, 'lock');
});

test('one holds it, the other hears no, and after release it is free', async () => {
  const lock = await takeLock(file);
  expect(await takeLock(file)).toBeNull();
  await lock!.release();
  expect(await takeLock(file)).not.toBeNull();
});

test('of twenty at once one gets it', async () => {
  const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)));
  expect(locks.filter(Boolean)).toHaveLength(1);
});

test('the lock of a process that is gone is taken over, by one', async () => {
  await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, born: '' })); // beyond the highest number of a process
  const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)));
  expect(locks.filter(Boolean)).toHaveLength(1);
  expect(await readdir(folder)).toEqual(['lock']);
});

test.runIf(process.platform === 'linux')('a number that was given out again is no holder', async () => {
  await writeFile(file, JSON.stringify({ pid: process.pid, born: '1' }));
  expect(await takeLock(file)).not.toBeNull();
});
