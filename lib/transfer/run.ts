import type { Actor } from '@/lib/auth/actor';
import { type Tx, transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import type { RuleSet } from '@/lib/rules/rule-set';
import type { SiteSettings } from '@/lib/settings/schema';
import type { Archive, ArchiveNote } from './archive';
import type { People } from './people';
import type { Pictures } from './pictures';
import type { Counts } from './report';
import type { PlannedTag } from './tags';

export type ImportOptions = {
  now: Date;
  /** Everything is worked out and nothing is written or fetched. */
  dryRun: boolean;
  pictures?: Pictures;
  onProgress?: (step: ImportProgress) => void;
};

export type ImportProgress = { doing: 'entries' | 'pictures'; done: number; of: number };

/** One import while it runs. Nothing in it outlives the run: what must last is in the tables, by its origin. */
export type Run = {
  actor: Actor;
  archive: Archive;
  options: ImportOptions;
  settings: SiteSettings;
  rules: RuleSet; // whose masks hold for imported answers too
  people: People;
  pictures: Pictures;
  tags: Map<string, PlannedTag>;
  paths: Map<string, string>; // of entries, by origin
  taken: Set<string>; // addresses given in this run
  carried: Counts;
  present: Counts;
  newPeople: Set<string>; // origins
  note(note: ArchiveNote): void;
};

/** One transaction, with what it made remembered once it holds. */
export async function committed<Value>(
  run: Run,
  work: (tx: Tx, made: Map<string, number>) => Promise<Value>,
): Promise<Value> {
  const made = new Map<string, number>();
  const value = await transaction((tx) => work(tx, made));
  run.people.remember(made);
  return value;
}

export function recordBatch(tx: Tx, run: Run, data: Record<string, unknown>, expired: string[]) {
  const { origin } = run.archive.head.site;
  return record(tx, {
    kind: 'archive.imported',
    actorId: run.actor.personId,
    subject: 'site',
    subjectId: origin,
    data,
    tags: expired,
  });
}
