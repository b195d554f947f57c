import type { Actor } from '@/lib/auth/actor';
import { tags } from '@/lib/events/tags';
import { changePart } from './change-part';
import { readFields, type SettingsFields } from './form';

/** Changes what the form shows. Every page may show some of it, so every page grows old. Promises already given are kept as given. */
export function changeSettings(actor: Actor, typed: SettingsFields, version: number) {
  const part = { subjectId: 'site', tags: [tags.site, tags.posts] } as const;
  return changePart(actor, { ...part, read: (current) => readFields(typed, current) }, version);
}
