'use client';

import { countInWords } from '@/components/moderation/view-names';
import type { View } from '@/lib/moderation/schema';
import { useFeed } from './feed';

/** A counter that goes on counting. Its label stands beside it. */
export function LiveCount({ of, count }: { of: View; count: number }) {
  const now = useFeed(({ counts }) => counts[of]);
  return countInWords(of, now ?? count);
}
