import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { brokenUnique } from '@/lib/db/faults';
import { tags as pageTags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { liveRules } from '@/lib/rules/live';
import { readSettings } from '@/lib/settings/read';
import type { Archive, ArchiveNote } from './archive';
import { writeLibrary } from './library';
import { People } from './people';
import { Pictures } from './pictures';
import { writeOtherRedirects } from './redirects';
import { type ImportReport, linesOf, noCounts } from './report';
import { committed, type ImportOptions, type Run, recordBatch } from './run';
import { insertTags } from './store';
import { planTags } from './tags';
import { writeEntries } from './write-entries';

const ENTRIES_AT_ONCE = 20;

/**
 * Writes an archive into this blog, in batches that each stand alone: an import that breaks off is simply run again. What
 * is here by its origin is left as it is, edited or not, and only what is new is added.
 */
export async function importArchive(
  actor: Actor,
  archive: Archive,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  if (!can(actor, 'archive.import')) return refuse('forbidden', 'Only the blog’s owner can import an archive.');
  const notes: ArchiveNote[] = [...archive.head.notes];
  const note = (one: ArchiveNote) => void notes.push(one);
  const { head } = archive;
  const settings = await readSettings();
  const run: Run = {
    actor,
    archive,
    options,
    settings,
    rules: await liveRules(settings.language),
    people: await People.of(head.site.origin, settings, note),
    pictures: options.pictures ?? new Pictures(head.site.origin, head.media, note),
    tags: await planTags(head.tags),
    paths: new Map(),
    taken: new Set(),
    carried: noCounts(),
    present: noCounts(),
    newPeople: new Set(),
    note,
  };

  try {
    await writeAll(run);
  } catch (error) {
    if (!brokenUnique(error)) throw error;
    return refuse(
      'conflict',
      'Somebody took a name or an address while the import ran. Run it again: it goes on where it stopped.',
    );
  }

  return ok({
    site: { title: head.site.title, address: head.site.address },
    dryRun: options.dryRun,
    carried: { ...run.carried, people: run.newPeople.size, media: run.carried.media + run.pictures.added },
    present: { ...run.present, people: run.people.presentWriters, media: run.pictures.present },
    changed: linesOf(notes, 'changed'),
    left: linesOf(notes, 'left'),
  });
}

async function writeAll(run: Run) {
  const { head, entries } = run.archive;
  await writeFoundations(run);
  let done = 0;
  for await (const batch of inBatches(entries(), ENTRIES_AT_ONCE)) {
    await writeEntries(run, batch);
    done += batch.length;
    run.options.onProgress?.({ doing: 'entries', done, of: head.counts.posts + head.counts.pages });
  }
  await writeLibrary(run);
  await writeOtherRedirects(run);
}

async function* inBatches<Value>(values: AsyncIterable<Value>, size: number): AsyncGenerator<Value[]> {
  let batch: Value[] = [];
  for await (const value of values) {
    batch.push(value);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Who wrote, and about what: before the texts, which lean on them. */
async function writeFoundations(run: Run) {
  const authors = [];
  for (const author of run.archive.head.authors) authors.push(await run.people.planAuthor(author));
  const newAuthors = authors.filter((author) => author.id === null);
  const newTags = [...run.tags.values()].filter((tag) => tag.id === null);
  run.carried.authors = newAuthors.length;
  run.present.authors = authors.length - newAuthors.length;
  run.carried.tags = newTags.length;
  run.present.tags = run.tags.size - newTags.length;
  if (run.options.dryRun || newAuthors.length + newTags.length === 0) return;

  await committed(run, async (tx, made) => {
    for (const author of newAuthors) await run.people.ensure(tx, author, made);
    const ids = await insertTags(
      tx,
      newTags.map(({ slug, name, description }) => ({ slug, name, description })),
    );
    for (const tag of newTags) tag.id = ids.get(tag.slug) ?? null;
    await recordBatch(tx, run, { authors: newAuthors.length, tags: newTags.length }, [pageTags.posts]);
  });
}
