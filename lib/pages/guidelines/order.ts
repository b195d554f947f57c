import type { ClauseMove } from './schema';

type Placed = { id: number; number: number };

/** The clause with which a move would change places: the next one in force above or below it; null at either end. */
export function neighbour<Clause extends Placed>(inForce: Clause[], id: number, way: ClauseMove['way']): Clause | null {
  const ordered = inForce.toSorted((a, b) => a.number - b.number);
  const at = ordered.findIndex((clause) => clause.id === id);
  if (at < 0) return null;
  return ordered[way === 'up' ? at - 1 : at + 1] ?? null;
}
