import { readFile } from 'node:fs/promises';

export type Tally = { passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

/** A file that could not even be loaded has no failed tests, and counts as one. */
export async function countVitest(report: string, code: number | null): Promise<Tally> {
  const found = await read<VitestReport>(report);
  if (!found) return { passed: 0, failed: 1 };
  const unloadable = found.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return admit({ passed: found.numPassedTests, failed: found.numFailedTests + unloadable.length }, code);
}

/** A journey that passed at its second try has passed. */
export async function countPlaywright(report: string, code: number | null): Promise<Tally> {
  const found = await read<PlaywrightReport>(report);
  if (!found) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = found.stats;
  return admit({ passed: expected + flaky, failed: unexpected }, code);
}

/** A runner that fell over without a failed test has failed all the same; so has one that found nothing to run. */
function admit(tally: Tally, code: number | null): Tally {
  if (tally.failed > 0 || (code === 0 && tally.passed > 0)) return tally;
  return { ...tally, failed: 1 };
}

async function read<Report>(report: string): Promise<Report | null> {
  const text = await readFile(report, 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}
