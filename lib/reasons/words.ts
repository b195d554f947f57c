import { refuse } from '@/lib/result';

export const notForYou = refuse('forbidden', 'Only editors change the reasons.');

export const changedMeanwhile = refuse(
  'conflict',
  'A colleague changed this reason after you opened it. Nothing of theirs was changed; please look at it as it is now.',
);
