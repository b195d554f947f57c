import type { LogFigures } from './log-store';

export type Shares = { published: number; decided: number; keptShare: number | null; upheldShare: number | null };

/** What the figures come to. Shares are 0 to 1, and null where there is nothing to take a share of. */
export function sharesOf(figures: LogFigures): Shares {
  const { approved, publishedByRule, rejected, spam, kept, promised, upheld, dismissed } = figures;
  const judged = upheld + dismissed;
  return {
    published: approved + publishedByRule,
    decided: approved + rejected + spam,
    keptShare: promised === 0 ? null : kept / promised,
    upheldShare: judged === 0 ? null : upheld / judged,
  };
}

/** The page's first sentence: did we keep our word? */
export function keptInWords({ kept, promised }: Pick<LogFigures, 'kept' | 'promised'>): string {
  if (promised === 0) return 'Nothing has been decided here yet.';
  if (kept === promised) {
    return promised === 1
      ? 'The one answer that was decided was read when we said it would be.'
      : `All ${promised.toLocaleString('en')} answers that were decided were read when we said they would be.`;
  }
  return `${kept.toLocaleString('en')} of ${promised.toLocaleString('en')} answers were read when we said they would be.`;
}

/** Names what differs between the log and a recount of the tables, in sentences; none when they agree. */
export function differences(log: LogFigures, tables: Partial<LogFigures>): string[] {
  return (Object.keys(tables) as (keyof LogFigures)[])
    .filter((name) => log[name] !== tables[name])
    .map((name) => `The log says ${name}: ${log[name]}; the tables say ${tables[name]}.`);
}
