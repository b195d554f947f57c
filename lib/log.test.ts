import { expect, test } from 'vitest';

test('an error is logged by its kind and its place; not a line of its message', async () => {
  const said: string[] = [];
  const { log } = await import('@/lib/log');
  const stream = Object.getOwnPropertySymbols(log).find((symbol) => symbol.description === 'pino.stream')!;
  (log as unknown as Record<symbol, unknown>)[stream] = { write: (line: string) => said.push(line) };
  log.level = 'warn';
  log.warn({ err: new Error('550-5.1.1 No such\n550 mailbox: ines@reservoir.example\nat all') }, 'a job failed');
  const { err } = JSON.parse(said[0]!) as { err: { type: string; stack: string } };
  expect(err.type).toBe('Error');
  expect(err.stack).toContain('log.test.ts');
  expect(said[0]).not.toMatch(/ines|mailbox|No such|at all/);
});
