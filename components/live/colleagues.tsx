'use client';

import { createContext, type ReactNode, use } from 'react';
import type { Reading } from '@/lib/leases/readers';
import { useFeed } from './feed';

const Context = createContext<Reading[]>([]);

/** Who was reading what when the page was made. */
export function Colleagues({ readings, children }: { readings: Reading[]; children: ReactNode }) {
  return <Context value={readings}>{children}</Context>;
}

/** Who reads this now; one name a line, because a string stays the same while nothing changes. */
export function useReaders(id: number): string {
  const before = use(Context);
  return useFeed(({ line, readings }) => namesOf(line === 'opening' ? before : readings, id));
}

function namesOf(readings: Reading[], id: number): string {
  return readings
    .filter(({ comment }) => comment === id)
    .map(({ name }) => name)
    .join('\n');
}
