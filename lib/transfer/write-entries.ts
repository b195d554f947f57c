import type { Tx } from '@/lib/db/client';
import { tags as pageTags } from '@/lib/events/tags';
import { freeAddress, isBuiltIn } from './addresses';
import type { ArchiveEntry } from './archive';
import { fetchAll } from './library';
import { type PlannedEntry, planEntry, textOf } from './plan-entry';
import { oldPathsOf, redirectsOf } from './redirects';
import { committed, type Run, recordBatch } from './run';
import {
  findPresent,
  insertImportedPage,
  insertImportedPost,
  insertRedirects,
  type Present,
  pageKeyIsTaken,
  slugIsTaken,
} from './store';
import type { PlannedTag } from './tags';
import { writeComments } from './write-comments';

type Ready = { entry: ArchiveEntry; planned: PlannedEntry; address: string };

/** Posts and pages of one batch, with their pictures before and their conversations after. */
export async function writeEntries(run: Run, entries: ArchiveEntry[]) {
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
