const QUARTER_MS = 15 * 60_000;

/**
 * What a page that is the same for everybody takes for now: the quarter of an hour that has begun. So every node renders
 * the same page, and a promise that is computed from it is at most that much too early.
 */
export function quarterHour(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % QUARTER_MS));
}
