import { countWords } from '@/lib/posts/count-words';
import { fullDate } from '@/lib/posts/dates';
import { STANDFIRST_MAX_LENGTH, TITLE_MAX_LENGTH } from '@/lib/posts/schema';
import { cleanLine } from '@/lib/text/clean';
import { excerpt } from '@/lib/text/plain';
import { sanitizeImported } from '@/lib/text/sanitize';
import type { ArchiveEntry, ArchiveNote } from './archive';
import { type Placed, pictureAddressesIn, placePictures } from './place-pictures';

/** What an entry will be here, as far as that can be said without asking anybody. */
export type PlannedEntry = {
  kind: 'post' | 'page';
  title: string;
  wantedSlug: string;
  standfirst: string;
  source: string; // safe, with pictures by their old addresses
  state: 'draft' | 'review' | 'scheduled' | 'published';
  publishedAt: Date | null;
  scheduledFor: Date | null;
  revisedAt: Date | null;
  createdAt: Date;
  pictureAddresses: string[];
  notes: ArchiveNote[];
};

const DAY_MS = 86_400_000;

export function planEntry(entry: ArchiveEntry, now: Date, timeZone: string): PlannedEntry {
  const notes: ArchiveNote[] = [...entry.notes];
  const title = titleFor(entry, timeZone);
  const changed = (what: string, why: string) => notes.push({ fate: 'changed', what, title, why });

  if (entry.title.trim() === '') changed('titles', 'had none and are named by their date');
  if (title.length < cleanLine(entry.title).length) changed('titles', `were cut to ${TITLE_MAX_LENGTH} characters`);
  const isPublic = entry.state === 'published';
  if (isPublic && !entry.date) changed('dates', 'had none that can be read; the day of the import stands for it');

  // A standing page carries no conversation; what readers wrote is worth more than where it stood.
  const kind = entry.comments.length > 0 ? 'post' : entry.kind;
  if (kind !== entry.kind) changed('pages', 'have comments, and became posts so that these stay with them');

  const source = sanitizeImported(entry.html);
  const late = isPublic && entry.date !== null && entry.date > now;
  return {
    kind,
    title,
    wantedSlug: entry.slug || title,
    standfirst: excerpt(entry.standfirst, STANDFIRST_MAX_LENGTH),
    source,
    state: late ? 'scheduled' : entry.state,
    publishedAt: isPublic && !late ? (entry.date ?? now) : null,
    scheduledFor: late || entry.state === 'scheduled' ? (entry.date ?? now) : null,
    revisedAt:
      isPublic && entry.date && entry.revisedAt && isLater(entry.revisedAt, entry.date) ? entry.revisedAt : null,
    createdAt: entry.date && entry.date < now ? entry.date : now,
    pictureAddresses: pictureAddressesIn(source),
    notes,
  };
}

/** The text as it is shown: the same, with the library's pictures. Made safe last, whatever was done before. */
export function textOf(
  planned: PlannedEntry,
  picture: (address: string) => Placed | null,
): { html: string; words: number } {
  return { html: sanitizeImported(placePictures(planned.source, picture)), words: countWords(planned.source) };
}

function titleFor({ title, date }: ArchiveEntry, timeZone: string): string {
  const line = [...cleanLine(title)].slice(0, TITLE_MAX_LENGTH).join('');
  if (line !== '') return line;
  return date ? `Untitled, ${fullDate(date, timeZone)}` : 'Untitled';
}

/** A correction in the first day is part of publishing. */
function isLater(revised: Date, published: Date): boolean {
  return revised.getTime() - published.getTime() > DAY_MS;
}
