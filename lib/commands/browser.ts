import { spawnSync } from 'node:child_process';
import { root } from './prepare.mjs';
import { Fault } from './steps.mjs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser for Playwright: its own (null: Playwright knows where), else the system's path; installed when there is none. */
export async function findBrowser(tell: (words: string) => void): Promise<string | null> {
  const { chromium } = await import('@playwright/test');
  const find = () => {
    if (runs(chromium.executablePath())) return { path: null };
    const system = [process.env.CHROMIUM, ...installed].find((path) => path && runs(path));
    return system ? { path: system } : null;
  };
  const found = find();
  if (found) return found.path;

  if (process.getuid?.() === 0 && runs('apt-get')) {
    tell('No browser is installed: fetching Chromium from Debian.');
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  if (!find()) {
    tell('No browser is installed: fetching Chromium from Playwright.');
    run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  }
  const fetched = find();
  if (fetched) return fetched.path;
  throw new Fault('The end-to-end tests need a browser and none could be fetched: install Chromium or Google Chrome.');
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function run(program: string, args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, args, { cwd: root, env, stdio: 'ignore', timeout: 300_000 });
}
