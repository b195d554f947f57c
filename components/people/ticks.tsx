import styles from './ticks.module.css';

type State = 'pending' | 'approved' | 'rejected' | 'spam' | 'withdrawn' | 'deleted';

const shapes: Record<State, { path: (x: number) => string; className: string | undefined }> = {
  approved: { path: (x) => `M${x} 2h6v26h-6z`, className: styles.yes },
  rejected: { path: (x) => `M${x} 20h6v8h-6z`, className: styles.nope },
  spam: { path: (x) => `M${x} 20h6v8h-6z`, className: styles.nope },
  withdrawn: { path: (x) => `M${x + 0.5} 14.5h5v13h-5z`, className: styles.self },
  deleted: { path: (x) => `M${x + 0.5} 14.5h5v13h-5z`, className: styles.self },
  pending: { path: (x) => `M${x + 0.5} 2.5h5v25h-5z`, className: styles.open },
};

/** Answers as ticks, newest right; tall for approved, short and red for turned down, hollow for withdrawn. */
export function Ticks({ states, places = states.length }: { states: State[]; places?: number }) {
  return (
    <svg
      className={styles.ticks}
      viewBox={`0 0 ${10 * places} 28`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={tallyInWords(countStates(states))}
    >
      {states.map((state, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place in the row
        <path key={index} className={shapes[state].className} d={shapes[state].path(index * 10)} />
      ))}
    </svg>
  );
}

export type Tally = Partial<Record<State, number>>;

/** [12, 'approved'], [2, 'rejected'] …; what there is none of is left out. */
export function tallyParts(tally: Tally): [number, string][] {
  const all: [number | undefined, string][] = [
    [tally.approved, 'approved'],
    [tally.rejected, 'rejected'],
    [tally.spam, 'spam'],
    [(tally.withdrawn ?? 0) + (tally.deleted ?? 0), 'withdrawn'],
    [tally.pending, 'waiting'],
  ];
  return all.filter((part): part is [number, string] => Boolean(part[0]));
}

function tallyInWords(tally: Tally): string {
  return tallyParts(tally)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}

function countStates(states: State[]): Tally {
  const tally: Tally = {};
  for (const state of states) tally[state] = (tally[state] ?? 0) + 1;
  return tally;
}
