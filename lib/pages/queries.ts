import 'server-only';
import { cache } from 'react';
import { spellingsOf } from '@/lib/pages/old-addresses';
import { findPage, findRedirect, type Guideline, listGuidelines, type StandingPage } from '@/lib/pages/store';

export type { Guideline, StandingPage };

export const getPage = cache(findPage);

/** The clauses in force, by number: beside the form, on their own page, and in a rejection. */
export const getGuidelines = cache(listGuidelines);

/** Where something went that used to be at this address; null when nothing was. */
export function getOldAddress(path: string): Promise<string | null> {
  return findRedirect(spellingsOf(path));
}
