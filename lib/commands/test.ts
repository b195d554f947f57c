import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser';
import { buildWhenStale } from './build';
import { generateClient } from './generate';
import { root } from './prepare.mjs';
import { tellFault } from './steps.mjs';
import { countPlaywright, countVitest, type Tally } from './tally';

type Check = { title: string; run: (reports: string) => Promise<Tally>; needs?: string };

const fine: Tally = { passed: 0, failed: 0 };
const broken: Tally = { passed: 0, failed: 1 };

/** In this order. One that fails does not keep the next from running, unless the next needs it. */
const checks: Check[] = [
  {
    title: 'Prisma client',
    run: async () => {
      await generateClient((words) => console.log(words));
      return fine;
    },
  },
  {
    title: 'Types',
    run: async () => {
      await tool('next/dist/bin/next', ['typegen']);
      return whether(await tool('typescript/bin/tsc', ['--noEmit']));
    },
  },
  {
    title: 'Lint',
    run: async () => whether(await tool('@biomejs/biome/bin/biome', ['check', '--config-path=lib/test'])),
  },
  {
    title: 'Unit and integration tests',
    needs: 'Prisma client',
    run: async (reports) => {
      const report = path.join(reports, 'vitest.json');
      const code = await tool('vitest/vitest.mjs', [
        'run',
        '--config=lib/test/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]);
      return countVitest(report, code);
    },
  },
  {
    title: 'Build',
    needs: 'Prisma client',
    run: async (reports) => {
      await buildWhenStale(path.join(reports, 'build.log'), (words) => console.log(words));
      return fine;
    },
  },
  {
    title: 'End to end, in a browser',
    needs: 'Build',
    run: async (reports) => {
      const CHROMIUM = await findBrowser((words) => console.log(words));
      const report = path.join(reports, 'playwright.json');
      const code = await tool(
        '@playwright/test/cli.js',
        ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'],
        {
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          ...(CHROMIUM ? { CHROMIUM } : {}),
        },
      );
      return countPlaywright(report, code);
    },
  },
];

/** Returns the exit code. The last line printed is `N passed, N failed`. */
export async function testEverything(): Promise<number> {
  const reports = await mkdtemp(path.join(tmpdir(), 'rejoinder-reports-'));
  const begun = performance.now();
  const outcomes: { title: string; words: string; sound: boolean; seconds: number }[] = [];
  const sum: Tally = { passed: 0, failed: 0 };
  for (const { title, run, needs } of checks) {
    console.log(`\n── ${title} ${'─'.repeat(76 - title.length)}\n`);
    const missing = outcomes.find((outcome) => outcome.title === needs && !outcome.sound);
    const started = performance.now();
    const tally = missing ? null : await run(reports).catch(tellAndCount);
    const seconds = Math.round((performance.now() - started) / 1000);
    const words = tally ? inWords(tally) : `left out, as it needs: ${needs}`;
    outcomes.push({ title, words, sound: tally?.failed === 0, seconds });
    sum.passed += tally?.passed ?? 0;
    sum.failed += tally?.failed ?? 0;
  }
  await rm(reports, { recursive: true, force: true });

  const all = Math.round((performance.now() - begun) / 1000);
  console.log(`\n── ${all} s ${'─'.repeat(70)}\n`);
  for (const { title, words, sound, seconds } of outcomes) {
    console.log(`  ${sound ? '✓' : '✗'} ${title.padEnd(30)} ${words.padEnd(28)} ${`${seconds} s`.padStart(6)}`);
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

function tellAndCount(error: unknown): Tally {
  tellFault(error);
  return broken;
}

function inWords({ passed, failed }: Tally): string {
  if (passed + failed === 0) return 'passed';
  return passed === 0 && failed === 1 ? 'failed' : `${passed} passed, ${failed} failed`;
}

function whether(code: number | null): Tally {
  return code === 0 ? fine : broken;
}

/** Runs the program of an installed package for all to see, in an environment without our own variables. */
function tool(program: string, args: string[], variables: Record<string, string> = {}): Promise<number | null> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], {
      cwd: root,
      env: { ...env, ...variables } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** An operator's settings are no business of the tests, and their database least of all. */
const ours =
  /^(PORT|HOST|SITE_URL|DATA_DIR|DATABASE_URL|AUTH_SECRET|SMTP_URL|CHALLENGE|REDIS_URL|SEED|HYDRATION|TRUST_PROXY|LOG_LEVEL|NODE_ENV|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)$|^(EDITOR_|HCAPTCHA_|NEXTAUTH_)/;
