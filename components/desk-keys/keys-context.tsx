'use client';

import { createContext, type ReactNode, use } from 'react';
import { type Keys, keysOf } from '@/lib/desk/keys';

const Context = createContext<Keys>(keysOf({}));

/** The keys of the editor who is here, for whatever shows or obeys them. */
export function KeysProvider({ keys, children }: { keys: Keys; children: ReactNode }) {
  return <Context value={keys}>{children}</Context>;
}

export function useKeys(): Keys {
  return use(Context);
}
