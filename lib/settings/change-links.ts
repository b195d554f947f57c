import type { Actor } from '@/lib/auth/actor';
import { tags } from '@/lib/events/tags';
import { changePart } from './change-part';
import { readLinks, type TypedLinks } from './links';

/** Changes the navigation and the links elsewhere, which stand on every page. */
export function changeLinks(actor: Actor, typed: TypedLinks, version: number) {
  const part = { subjectId: 'site', tags: [tags.site] } as const;
  return changePart(actor, { ...part, read: (current) => readLinks(typed, current) }, version);
}
