import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './tally';

const folder = mkdtempSync(path.join(tmpdir(), 'rejoinder-tally-'));

function report(content: unknown): string {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []) =>
  report({ numPassedTests: passed, numFailedTests: failed, testResults });
const playwright = (stats: object) => report({ stats: { expected: 0, unexpected: 0, flaky: 0, ...stats } });

test('passed and failed are what the runners say', async () => {
  expect(await countVitest(vitest(8, 0), 0)).toEqual({ passed: 8, failed: 0 });
  expect(await countVitest(vitest(8, 2), 1)).toEqual({ passed: 8, failed: 2 });
  expect(await countPlaywright(playwright({ expected: 5, flaky: 1, unexpected: 2 }), 1)).toEqual({
    passed: 6,
    failed: 2,
  });
});

test('a file that cannot be loaded counts as one failure', async () => {
  const unloadable = { status: 'failed', assertionResults: [] };
  expect(await countVitest(vitest(8, 0, [unloadable]), 1)).toEqual({ passed: 8, failed: 1 });
});

test('nothing passes silently: no report, no tests, or an error outside of any test', async () => {
  expect(await countVitest(path.join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
  expect(await countVitest(vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
  expect(await countVitest(vitest(8, 0), 1)).toEqual({ passed: 8, failed: 1 });
  expect(await countPlaywright(playwright({}), 0)).toEqual({ passed: 0, failed: 1 });
});
