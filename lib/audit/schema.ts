import { z } from 'zod';
import { isDate } from '@/lib/hours/local';

const number = z.coerce.number().int().positive().max(2_147_483_647);
const day = z.string().refine(isDate);

export const areas = [
  'comment',
  'report',
  'appeal',
  'reason',
  'person',
  'post',
  'page',
  'media',
  'rule',
  'settings',
  'site',
] as const;
export type Area = (typeof areas)[number];

/** What of the log is shown, as the address says it. Whatever is not understood is left out. */
export const LogFilter = z.object({
  area: z.enum(areas).nullable().catch(null),
  id: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .nullable()
    .catch(null), // of the subject; only with an area
  actor: number.nullable().catch(null),
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform(BigInt)
    .nullable()
    .catch(null), // the following page
});

export type LogFilter = z.infer<typeof LogFilter>;

export function readLogFilter(asked: Record<string, string | string[] | undefined>): LogFilter {
  const first = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return LogFilter.parse({
    area: null,
    id: null,
    actor: null,
    from: null,
    to: null,
    before: null,
    ...blankAsNull(first),
  });
}

function blankAsNull(asked: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value === '' ? null : value]));
}

/** The address of this part of the log. */
export function logPath(filter: Partial<Omit<LogFilter, 'before'> & { before: bigint | string | null }>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== null && value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '/desk/log' : `/desk/log?${query}`;
}
