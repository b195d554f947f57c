import { randomInt } from 'node:crypto';

/** No letter that is taken for another when it is read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number of a notice: the year, and eight letters by chance, so that it tells nobody how many there are. */
export function newReference(now: Date): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${now.getUTCFullYear()}-${group()}-${group()}`;
}
