import { listStandingSanctions } from './store';

/** Why somebody may not take part at present, in words for them; null when they may. Nobody in particular always may. */
export async function barredWords(personId: number | null, now: Date): Promise<string | null> {
  if (personId === null) return null;
  const kinds = (await listStandingSanctions(personId, now)).map(({ kind }) => kind);
  if (kinds.includes('ban')) return 'The editors have closed this blog to you.';
  return kinds.includes('suspension') ? 'The editors have asked you to pause.' : null;
}
