import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser';

/** Journeys in a real browser, against the built blog on a port, a database and a data folder of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: false, // one blog a worker: its journeys share it, so each brings its own post
  workers: 2, // each with a blog, a database and a browser of its own
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false }, // with both, a journey takes up to three times as long
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-gpu',
        '--disable-software-rasterizer',
      ],
    },
  },
});
