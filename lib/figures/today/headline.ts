import { spokenList } from '@/lib/hours/spoken';

export type Headline = { strong: string; rest: string; more: string };

type Facts = { week: { kept: number; promised: number }; late: number; waiting: number; nextDue: string | null };

/** The desk's first sentence: the answer to "did we keep our word?", in words that stay true when there is little to count. */
export function headline({ week, late, waiting, nextDue }: Facts): Headline {
  return { ...kept(week), more: spokenRest({ late, waiting, nextDue }) };
}

function kept({ kept, promised }: Facts['week']): Pick<Headline, 'strong' | 'rest'> {
  if (promised === 0) return { strong: 'No answers', rest: ' have been decided this week yet.' };
  if (promised === 1) {
    return kept === 1
      ? { strong: 'The one answer', rest: ' of this week was read when we said it would be.' }
      : { strong: 'The one answer', rest: ' of this week was read later than we said.' };
  }
  if (kept === promised) {
    return {
      strong: `All ${promised.toLocaleString('en')}`,
      rest: ' answers this week were read when we said they would be.',
    };
  }
  return {
    strong: `${kept.toLocaleString('en')} of ${promised.toLocaleString('en')}`,
    rest: ' answers this week were read when we said they would be.',
  };
}

function spokenRest({ late, waiting, nextDue }: Pick<Facts, 'late' | 'waiting' | 'nextDue'>): string {
  if (waiting === 0) return 'Nobody waits.';
  const waits = waiting === 1 ? 'One answer waits' : `${waiting.toLocaleString('en')} answers wait`;
  const lateOnes =
    late === 0
      ? []
      : [late === waiting ? (late === 1 ? 'it is late' : 'all are late') : `${late} ${late === 1 ? 'is' : 'are'} late`];
  const next = late === 0 && nextDue ? [`the next is due ${nextDue}`] : [];
  const more = spokenList([...lateOnes, ...next]);
  return more ? `${waits}; ${more}.` : `${waits}.`;
}
