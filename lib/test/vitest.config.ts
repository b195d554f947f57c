import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

const shared = {
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: path.join(root, 'node_modules/server-only/empty.js') },
    ],
  },
  oxc: { jsx: { runtime: 'automatic' as const } },
};

const databaseTests = '**/*.db.test.{ts,tsx}';
const elsewhere = ['**/node_modules/**', '.next*/**', 'e2e/**', 'data/**'];

export default defineConfig({
  ...shared,
  test: {
    maxWorkers: '100%', // by itself one fewer than there are processors: on two, one test file at a time
    root,
    projects: [
      {
        ...shared,
        test: {
          name: 'pure',
          root,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [databaseTests, ...elsewhere],
          environment: 'node',
          testTimeout: 60_000, // a busy machine fails no test; speed is what the bench measures
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          root,
          include: [databaseTests],
          exclude: elsewhere,
          environment: 'node',
          pool: 'forks',
          globalSetup: ['lib/test/global-setup.ts'],
          setupFiles: ['lib/test/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
