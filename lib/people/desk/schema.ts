import { z } from 'zod';
import { cleanLine } from '@/lib/text/clean';

export const groups = ['everybody', 'guests', 'members', 'staff', 'sanctioned'] as const;
export type Group = (typeof groups)[number];

const one = (value: unknown) => (typeof value === 'string' ? value : '');

/** What the list of people is asked for. What makes no sense is left out, never refused: an address may be typed by hand. */
export const PeopleFilter = z.object({
  q: z.preprocess(
    one,
    z.string().transform((typed) => cleanLine(typed.slice(0, 300)).slice(0, 254)),
  ),
  group: z.enum(groups).catch('everybody'),
  after: z.preprocess(
    one,
    z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number)
      .nullable()
      .catch(null),
  ),
});

export type PeopleFilter = z.infer<typeof PeopleFilter>;

/** The list's address; what is as usual is left out. */
export function peoplePath({ q, group, after }: Partial<PeopleFilter>): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (group && group !== 'everybody') query.set('group', group);
  if (after) query.set('after', String(after));
  return query.size > 0 ? `/desk/people?${query}` : '/desk/people';
}
