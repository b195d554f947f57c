const FIRST_SECONDS = 10;
const CEILING_SECONDS = 4 * 3_600;

/** About three days of trying: 10 s, 20 s, 40 s … four hours, each shaken a little so that failures do not march in step. */
export const ATTEMPTS_MAX = 26;

/** @param attempts tries so far, from 1 @param chance 0 to 1, drawn by the caller @returns seconds until the next */
export function backoffSeconds(attempts: number, chance: number): number {
  const plain = Math.min(CEILING_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
  return Math.round(plain * (0.8 + 0.4 * chance));
}
