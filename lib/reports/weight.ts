/** What became of somebody's earlier reports. */
export type ReporterRecord = { acted: number; dismissed: number };

const ENOUGH = 5;

/**
 * How much a report counts towards hiding an answer: whose earlier ones were mostly right counts twice, whose were all
 * without ground counts nothing. Newcomers count once.
 */
export function weightOf({ acted, dismissed }: ReporterRecord): 0 | 1 | 2 {
  if (acted >= ENOUGH && acted >= 4 * dismissed) return 2;
  return dismissed >= ENOUGH && acted === 0 ? 0 : 1;
}

export function isReportedEnough(reporters: ReporterRecord[], hideAt: number): boolean {
  // However trusted, one reader alone hides nothing.
  return reporters.length > 1 && reporters.reduce((sum, reporter) => sum + weightOf(reporter), 0) >= hideAt;
}
