import { slugify } from '@/lib/text/slug';

/** First segments that mean something here: no standing page may stand before them, and no old address reaches past them. */
const BUILT_IN = new Set(
  (
    'api archive atom comments confirm desk favicon feed follow fonts guidelines livez me media metrics next opensearch page ' +
    'participation posts privacy readyz robots search sign-in sign-out sitemap tags authors terms unsubscribe'
  ).split(' '),
);
export const SLUG_MAX_LENGTH = 80;

/** An address nobody has: the one wanted, or else with a number. The first free number, so that it is the same each time. */
export async function freeAddress(
  wanted: string,
  isTaken: (address: string) => boolean | Promise<boolean>,
): Promise<string> {
  const base = slugify(wanted).slice(0, SLUG_MAX_LENGTH);
  for (let number = 1; ; number += 1) {
    const address = number === 1 ? base : `${base}-${number}`;
    if (!(await isTaken(address))) return address;
  }
}

export function isBuiltIn(segment: string): boolean {
  return BUILT_IN.has(segment) || segment.startsWith('_');
}

/** Whether a request for an old address would be asked after at all: what has a page here, has it whoever asks. */
export function canRedirect(path: string, target: string): boolean {
  const [plain = ''] = path.split('?');
  const segment = plain.split('/')[1] ?? '';
  const same = plain.replace(/(?<!\/)\/+$/, '') === target;
  return (
    path.startsWith('/') &&
    !path.startsWith('//') &&
    !same &&
    !(segment !== '' && isBuiltIn(segment) && segment !== 'feed')
  );
}
