import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import type { Tx } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { tags as pageTags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { canRedirect, freeAddress, isBuiltIn } from './addresses';
import type { Archive, ArchiveEntry, ArchiveMedia, ArchiveNote, ArchiveRedirect } from './archive';
import { People } from './people';
import { Pictures } from './pictures';
import { type PlannedEntry, planEntry, textOf } from './plan-entry';
import { type ImportReport, linesOf, noCounts } from './report';
import { committed, type ImportOptions, type Run, recordBatch } from './run';
import {
  findPresent,
  insertImportedPage,
  insertImportedPost,
  insertRedirects,
  insertTags,
  listKnownRedirects,
  type Present,
  pageKeyIsTaken,
  slugIsTaken,
} from './store';
import { type PlannedTag, planTags } from './tags';
import { writeComments } from './write-comments';

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

type Ready = { entry: ArchiveEntry; planned: PlannedEntry; address: string };

async function writeEntries(run: Run, entries: ArchiveEntry[]) {
  const present = await findPresent(entries.map((entry) => entry.origin));
  const fresh: Ready[] = [];
  for (const entry of entries) {
    const here = present.get(entry.origin);
    if (here) meetAgain(run, entry, here);
    else fresh.push(await prepare(run, entry));
  }
  await fetchPictures(run, fresh);
  const ids = run.options.dryRun ? new Map<string, number>() : await writeBatch(run, fresh);

  for (const entry of entries) {
    const here = present.get(entry.origin);
    const postId = here?.kind === 'post' ? here.id : (ids.get(entry.origin) ?? null);
    if (here?.kind === 'page' && entry.comments.length > 0) {
      run.note({
        fate: 'left',
        what: 'comments',
        title: entry.title,
        why: 'they stand below a page that was imported before it had any',
      });
      continue;
    }
    await writeComments(run, entry, { postId, path: run.paths.get(entry.origin)! });
  }
}

function meetAgain(run: Run, entry: ArchiveEntry, here: Present) {
  run.present[here.kind === 'post' ? 'posts' : 'pages'] += 1;
  const path = pathOf(here.kind, here.address);
  run.paths.set(entry.origin, path);
  run.present.redirects += oldPathsOf(entry, path).length;
}

function pathOf(kind: 'post' | 'page', address: string): string {
  return kind === 'post' ? `/posts/${address}` : `/${address}`;
}

function oldPathsOf(entry: ArchiveEntry, target: string) {
  return redirectsOf(entry.oldPaths.map((path) => ({ path, target })));
}

async function prepare(run: Run, entry: ArchiveEntry): Promise<Ready> {
  const planned = planEntry(entry, run.options.now, run.settings.promise.calendar.timeZone);
  for (const note of planned.notes) run.note(note);
  const address = await addressFor(run, planned);
  const path = pathOf(planned.kind, address);
  run.paths.set(entry.origin, path);
  run.carried[planned.kind === 'post' ? 'posts' : 'pages'] += 1;
  run.carried.redirects += oldPathsOf(entry, path).length;
  return { entry, planned, address };
}

async function addressFor(run: Run, planned: PlannedEntry): Promise<string> {
  const { kind, wantedSlug, title } = planned;
  const isTaken = kind === 'post' ? slugIsTaken : pageKeyIsTaken;
  const address = await freeAddress(wantedSlug, async (wanted) => {
    if (kind === 'page' && isBuiltIn(wanted)) return true;
    return run.taken.has(`${kind}:${wanted}`) || (await isTaken(wanted));
  });
  run.taken.add(`${kind}:${address}`);
  if (/-\d+$/.test(address) && !wantedSlug.endsWith(address.match(/-\d+$/)![0])) {
    run.note({
      fate: 'changed',
      what: 'addresses',
      title,
      why: `another ${kind} has the address, or it means something here: a number was added`,
    });
  }
  return address;
}

async function fetchPictures(run: Run, fresh: Ready[]) {
  const wanted = fresh.flatMap(({ entry, planned }) => {
    const above = run.archive.head.media.filter((media) => media.origin === entry.picture);
    return [...above, ...planned.pictureAddresses.map((address) => run.pictures.mediaAt(address))];
  });
  await fetchAll(run, wanted);
}

/** What no text shows is still the blog's own. */
async function writeLibrary(run: Run) {
  await fetchAll(run, run.archive.head.media);
}

async function fetchAll(run: Run, wanted: ArchiveMedia[]) {
  const pictures = wanted.filter((media) => media.isPicture);
  if (!run.options.dryRun) {
    let done = 0;
    const onEach = () => run.options.onProgress?.({ doing: 'pictures', done: ++done, of: pictures.length });
    return run.pictures.fetchAll(run.actor, pictures, onEach);
  }
  for (const media of pictures) {
    if (run.taken.has(media.origin)) continue;
    run.taken.add(media.origin);
    const host = URL.canParse(media.address) ? new URL(media.address).host : 'nowhere';
    run.note({
      fate: 'changed',
      what: 'pictures',
      title: media.address,
      why: `would be fetched from ${host}, or linked to where they cannot be`,
    });
  }
}

async function writeBatch(run: Run, fresh: Ready[]): Promise<Map<string, number>> {
  if (fresh.length === 0) return new Map();
  return committed(run, async (tx, made) => {
    const ids = new Map<string, number>();
    const expired = new Set<string>([pageTags.posts]);
    await insertRedirects(
      tx,
      redirectsOf(fresh.flatMap((ready) => oldPathsOf(ready.entry, pathOf(ready.planned.kind, ready.address)))),
    );
    for (const ready of fresh) {
      if (ready.planned.kind === 'page') {
        await writePage(tx, run, ready);
        expired.add(pageTags.page(ready.address));
        continue;
      }
      ids.set(ready.entry.origin, await writePost(tx, run, ready, made));
      expired.add(pageTags.post(ready.address));
      for (const tag of tagsOf(run, ready.entry)) expired.add(pageTags.tag(tag.slug));
      for (const author of authorsOf(run, ready.entry)) expired.add(pageTags.author(author.profile!.handle));
    }
    await recordBatch(tx, run, { posts: ids.size, pages: fresh.length - ids.size }, [...expired]);
    return ids;
  });
}

async function writePost(
  tx: Tx,
  run: Run,
  { entry, planned, address }: Ready,
  made: Map<string, number>,
): Promise<number> {
  const { html, words } = textOf(planned, (one) => run.pictures.placed(run.pictures.mediaAt(one)));
  const above = run.archive.head.media.find((media) => media.origin === entry.picture);
  const picture = above ? run.pictures.placed(above) : null;
  const shown = planned.pictureAddresses.map((one) => run.pictures.placed(run.pictures.mediaAt(one))?.id);
  const authorIds: number[] = [];
  for (const author of authorsOf(run, entry)) authorIds.push(await run.people.ensure(tx, author, made));
  const { title, standfirst, source, state, publishedAt, scheduledFor, revisedAt, createdAt } = planned;
  return insertImportedPost(tx, {
    row: {
      ...{ title, standfirst, source, state, publishedAt, scheduledFor, revisedAt, createdAt, html, words },
      slug: address,
      sourceFormat: 'html',
      pictureId: picture?.id ?? null,
      pictureAlt: picture?.alt ?? '',
      pictureCaption: picture ? (above?.caption ?? '') : '',
      pinned: entry.pinned,
      commentPolicy: entry.commentPolicy,
      importedFrom: entry.origin,
    },
    authorIds: [...new Set(authorIds)],
    tagIds: [...new Set(tagsOf(run, entry).map((tag) => tag.id!))],
    mediaIds: [...new Set([...shown, picture?.id].filter((id) => id !== undefined))],
  });
}

async function writePage(tx: Tx, run: Run, { entry, planned, address }: Ready) {
  const { title, source, createdAt, state } = planned;
  const { html } = textOf(planned, (one) => run.pictures.placed(run.pictures.mediaAt(one)));
  await insertImportedPage(tx, {
    ...{ title, source, html, createdAt },
    key: address,
    sourceFormat: 'html',
    published: state === 'published',
    importedFrom: entry.origin,
  });
}

function tagsOf(run: Run, entry: ArchiveEntry): PlannedTag[] {
  return entry.tags.map((origin) => run.tags.get(origin)).filter((tag) => tag !== undefined);
}

function authorsOf(run: Run, entry: ArchiveEntry) {
  return entry.authors.map((origin) => run.people.planned(origin)).filter((author) => author !== undefined);
}

/** Old addresses of what the head names; those of entries are written with them. */
async function writeOtherRedirects(run: Run) {
  const { tags, redirects } = run.archive.head;
  const ofTags = tags.flatMap(({ origin, oldPaths }) =>
    oldPaths.map((path) => ({ path, target: `/tags/${run.tags.get(origin)!.slug}` })),
  );
  const others = redirects.map((redirect) => ({ path: redirect.path, target: targetOf(run, redirect) }));
  const wanted = redirectsOf([...ofTags, ...others]);
  const known = await listKnownRedirects(wanted.map(({ path }) => path));
  const fresh = wanted.filter(({ path }) => !known.has(path));
  run.present.redirects += wanted.length - fresh.length;
  run.carried.redirects += fresh.length;
  if (run.options.dryRun || fresh.length === 0) return;
  await committed(run, async (tx) => {
    await insertRedirects(tx, fresh);
    await recordBatch(tx, run, { redirects: fresh.length }, [pageTags.posts]);
  });
}

function redirectsOf(wanted: { path: string; target: string | null }[]): { path: string; target: string }[] {
  const redirects = new Map<string, { path: string; target: string }>();
  for (const { path, target } of wanted) {
    const key = path.includes('?') ? path : path.replace(/\/+$/, '');
    if (target && !redirects.has(key) && canRedirect(key, target)) redirects.set(key, { path: key, target });
  }
  return [...redirects.values()];
}

function targetOf(run: Run, { to }: ArchiveRedirect): string | null {
  if (to.kind === 'path') return to.path;
  if (to.kind === 'entry') return run.paths.get(to.origin) ?? null;
  const handle = run.people.planned(to.origin)?.profile?.handle;
  return handle ? `/authors/${handle}` : null;
}
