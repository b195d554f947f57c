import { spawn } from 'node:child_process';
import path from 'node:path';
import { findBrowser } from './browser';
import { buildWhenStale } from './build';
import { generateClient } from './generate';
import { root } from './prepare.mjs';

type Sweep = { title: string; program: string; args: string[]; variables?: Record<string, string>; times?: number };

/** The attacks that CI runs as samples, in full. Takes hours; `npm run sweep -- kill` runs those whose title says so. */
const sweeps: Sweep[] = [
  ...['hostile.spec', 'hostile-access', 'hostile-input', 'hostile-outage'].map((name) => ({
    title: `${name}, every string`,
    program: '@playwright/test/cli.js',
    args: ['test', '--config=e2e/playwright.config.ts', name],
    variables: { SWEEP: 'all' },
  })),
  {
    title: 'hostile-kill, 200 of each',
    program: '@playwright/test/cli.js',
    args: ['test', '--config=e2e/playwright.config.ts', 'hostile-kill'],
    variables: { SWEEP: 'all', KILLS: '200' },
  },
  {
    title: 'properties, with fifty other seeds',
    program: 'vitest/vitest.mjs',
    args: [
      'run',
      '--config=lib/test/vitest.config.ts',
      '--project=pure',
      'lib/text',
      'lib/hours',
      'lib/feeds',
      'lib/transfer',
    ],
    times: 50,
  },
];

export async function run(words: string[]): Promise<number> {
  const asked = sweeps.filter(({ title }) => words.every((word) => title.includes(word)));
  if (asked.length === 0) {
    console.error(`No sweep is called that. There are:\n${sweeps.map(({ title }) => title).join('\n')}`);
    return 1;
  }
  await generateClient();
  await buildWhenStale(path.join(root, '.next/sweep-build.log'));
  const CHROMIUM = (await findBrowser((said) => console.log(said))) ?? '';
  const outcomes: string[] = [];
  let failed = 0;
  for (const { title, program, args, variables, times = 1 } of asked) {
    console.log(`\n── ${title}\n`);
    const begun = performance.now();
    let holds = true;
    for (let n = 0; n < times && holds; n++) {
      holds = (await runProgram(program, args, { ...variables, ...(CHROMIUM && { CHROMIUM }) })) === 0;
    }
    if (!holds) failed += 1;
    outcomes.push(`${holds ? '✓' : '✗'} ${title}: ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  console.log(`\n${outcomes.join('\n')}\n${asked.length - failed} held, ${failed} did not`);
  return failed === 0 ? 0 : 1;
}

function runProgram(program: string, args: string[], variables: Record<string, string>): Promise<number | null> {
  const file = path.join(root, 'node_modules', program);
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
