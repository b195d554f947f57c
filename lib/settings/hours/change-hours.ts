import type { Actor } from '@/lib/auth/actor';
import { tags } from '@/lib/events/tags';
import { changePart } from '../change-part';
import { type HoursFields, readHoursFields } from './fields';

/** Changes when the desk is open and what is promised. Promises already given are kept as given. */
export function changeHours(actor: Actor, typed: HoursFields, version: number) {
  const part = { subjectId: 'hours', tags: [tags.site, tags.posts] } as const;
  return changePart(actor, { ...part, read: (current) => readHoursFields(typed, current) }, version);
}
