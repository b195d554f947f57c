import { refuse } from '@/lib/result';
import type { Effect, Kind } from './rule';

export const kindNames = { words: 'Words', pattern: 'Pattern' } as const satisfies Record<Kind, string>;

/** What a rule does, as the desk lists it. */
export const effectNames = {
  hold: 'Hold',
  refuse: 'Refuse',
  spam: 'Spam',
  mask: 'Mask',
} as const satisfies Record<Effect, string>;

export const effectWords = {
  hold: 'an editor reads the answer before it appears',
  refuse: 'its writer is told which words, and keeps the text',
  spam: 'it is binned at once; its writer may appeal',
  mask: 'readers see dots in place of the letters',
} as const satisfies Record<Effect, string>;

export const notForYou = refuse('forbidden', 'Only editors of the whole blog write its rules.');

export const changedMeanwhile = refuse(
  'conflict',
  'A colleague has changed this rule since you opened it. Nothing of theirs was touched; what you typed is still here.',
);

export const takenAlready = refuse('invalid', 'There is such a rule already.', {
  pattern: ['There is a rule for this already, with the same effect.'],
});
