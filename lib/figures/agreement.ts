/** What one editor decided, and what a colleague decided who saw the comment without knowing it. */
export type Pair = { first: string; second: string; pairs: number };

export type Agreement = {
  pairs: number;
  /** The share on which both said the same, 0 to 1. */
  observed: number;
  /** Agreement beyond chance, −1 to 1; null when chance alone would have made all agree. */
  kappa: number | null;
};

/**
 * How far editors agree, by Cohen's kappa: the share on which two agreed, less what two who drew lots with the same habits
 * would have agreed on, as a part of what was left to agree on.
 *
 * @returns null before there is a pair
 * @see Cohen, A coefficient of agreement for nominal scales (1960), Educational and Psychological Measurement 20(1)
 */
export function agreementOf(table: Pair[]): Agreement | null {
  const pairs = sum(table);
  if (pairs === 0) return null;
  const observed = sum(table.filter(({ first, second }) => first === second)) / pairs;
  const kinds = new Set(table.flatMap(({ first, second }) => [first, second]));
  const expected = [...kinds].reduce((total, kind) => {
    const ofFirst = sum(table.filter(({ first }) => first === kind)) / pairs;
    const ofSecond = sum(table.filter(({ second }) => second === kind)) / pairs;
    return total + ofFirst * ofSecond;
  }, 0);
  return { pairs, observed, kappa: expected === 1 ? null : (observed - expected) / (1 - expected) };
}

/** Landis and Koch's words for a kappa (Biometrics 33, 1977), for those who do not read statistics every day. */
export function kappaInWords(kappa: number): string {
  if (kappa < 0) return 'less than chance would bring';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  return kappa <= 0.8 ? 'substantial' : 'almost perfect';
}

function sum(table: Pair[]): number {
  return table.reduce((total, { pairs }) => total + pairs, 0);
}
