const CEILING = 10_000;

/** A number that is counted to a ceiling says so when it reached it. */
export function counted(count: number): string {
  return count >= CEILING ? `${CEILING.toLocaleString('en')}+` : count.toLocaleString('en');
}
