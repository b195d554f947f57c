import type { Archive, ArchiveAuthor, ArchiveComment, ArchiveEntry, ArchiveNote, ArchiveTag } from '../archive';
import { commentContentOf, contentOf, type Lost } from './content';
import { type Element, elementsOf } from './elements';
import {
  emailOf,
  field,
  firstDate,
  line,
  nameOf,
  pathOf,
  proseOf,
  titleOf,
  unescapeEntities,
  unescapeSlug,
  webAddressOf,
} from './fields';
import { authorOf, entryItems, type Survey, surveyOf } from './survey';

/**
 * A WordPress export (WXR 1.0 to 1.2). The file is read twice: once to learn who, what and where, which also proves that
 * it is whole; and once for the texts.
 *
 * @param now posts that were to appear before it and did not are left to an editor
 */
export async function readWordpress(file: string, now: Date, progress?: (share: number) => void): Promise<Archive> {
  const survey = await surveyOf(file, progress);
  return {
    head: survey.head,
    async *entries() {
      for await (const item of entryItems(elementsOf(file))) yield entryOf(item, survey, now);
    },
  };
}

function entryOf(item: Element, survey: Survey, now: Date): ArchiveEntry {
  const kind = line(item, 'wp:post_type') === 'page' ? 'page' : 'post';
  const { origin: site } = survey.head.site;
  const id = line(item, 'wp:post_id');
  const origin = `${site}:${kind}:${id}`;
  const title = titleOf(field(item, 'title'));
  const notes: ArchiveNote[] = [];
  const changed = (what: string, why: string) =>
    notes.push({ fate: 'changed', what, title: title || `number ${id}`, why });

  const { html, lost } = contentOf(field(item, 'content:encoded'), {
    ownPictures: survey.picturesOf.get(id) ?? [],
    mediaById: (wanted) => survey.mediaById.get(wanted),
    ownPath: (address) => survey.ownPath(address),
  });
  for (const [what, why] of Object.entries(LOST)) {
    const names = [...lost[what as keyof Lost]];
    if (names.length > 0)
      notes.push({ fate: 'left', what, title: `${title || `number ${id}`}: ${names.join(', ')}`, why });
  }

  const date = firstDate(line(item, 'wp:post_date_gmt'), line(item, 'pubDate'), line(item, 'wp:post_date'));
  const state = stateOf(item, date, now, changed);
  const link = pathOf(line(item, 'link'));
  const oldSlugs = metaOf(item, '_wp_old_slug');
  const slug = unescapeSlug(line(item, 'wp:post_name'));

  return {
    kind,
    origin,
    title,
    slug,
    standfirst: proseOf(field(item, 'excerpt:encoded')),
    html,
    state,
    date,
    revisedAt: firstDate(line(item, 'wp:post_modified_gmt')),
    authors: authorsOf(item, survey),
    tags: tagsOf(item, survey),
    picture: pictureOf(item, survey),
    pinned: line(item, 'wp:is_sticky') === '1',
    commentPolicy: line(item, 'wp:comment_status') === 'open' ? 'open' : 'closed',
    oldPaths: [
      ...(link ? [link] : []),
      ...(link ? oldSlugs.map((old) => link.replace(/(?<![^/])[^/]+(\/?)$/, `${old}$1`)) : []),
      `${survey.base}/?${kind === 'page' ? 'page_id' : 'p'}=${id}`,
    ],
    comments: commentsOf(item, origin, survey, notes),
    notes,
  };
}

const LOST: Record<keyof Lost, string> = {
  blocks: 'WordPress filled them in when they were shown',
  shortcodes: 'what they stood for is not in the file; the words stay',
  elements: 'they run programs or ask for input, which texts do not do here',
};

/** Nothing becomes public that was not public there. */
function stateOf(
  item: Element,
  date: Date | null,
  now: Date,
  changed: (what: string, why: string) => void,
): ArchiveEntry['state'] {
  const status = line(item, 'wp:status');
  if (line(item, 'wp:post_password') !== '') {
    changed('posts', 'was protected by a password, which this blog does not have: kept as a draft');
    return 'draft';
  }
  if (status === 'publish') return 'published';
  if (status === 'pending') return 'review';
  if (status === 'private') changed('posts', 'was private: kept as a draft');
  if (status === 'future') {
    if (date && date > now) return 'scheduled';
    changed('posts', 'was to appear on a day that has passed: kept as a draft');
  }
  return 'draft';
}

function authorsOf(item: Element, survey: Survey): string[] {
  const author = authorOf(survey, line(item, 'dc:creator'));
  return author ? [author.origin] : [];
}

function tagsOf(item: Element, survey: Survey): string[] {
  const found = item.children
    .filter((child) => child.name === 'category')
    .map(({ attributes, text }) => survey.tagFor(attributes.domain ?? 'category', attributes.nicename ?? '', text))
    .filter((tag): tag is ArchiveTag => tag !== null);
  return [...new Set(found.map((tag) => tag.origin))];
}

function pictureOf(item: Element, survey: Survey): string | null {
  const [id] = metaOf(item, '_thumbnail_id');
  const media = id ? survey.mediaById.get(id.trim()) : undefined;
  return media?.isPicture ? media.origin : null;
}

export function metaOf(item: Element, key: string): string[] {
  return item.children
    .filter((child) => child.name === 'wp:postmeta' && line(child, 'wp:meta_key') === key)
    .map((child) => field(child, 'wp:meta_value'));
}

function commentsOf(item: Element, entry: string, survey: Survey, notes: ArchiveNote[]): ArchiveComment[] {
  const { origin: site } = survey.head.site;
  const comments: ArchiveComment[] = [];
  for (const written of item.children.filter((child) => child.name === 'wp:comment')) {
    const type = line(written, 'wp:comment_type') || 'comment';
    if (!COMMENT_TYPES.has(type)) {
      notes.push({
        fate: 'left',
        what: `comments of the kind “${type}”`,
        title: '',
        why: 'they were written by a plugin, not by readers',
      });
      continue;
    }
    const id = line(written, 'wp:comment_id');
    const parent = line(written, 'wp:comment_parent');
    const source = field(written, 'wp:comment_content');
    comments.push({
      origin: id ? `${site}:comment:${id}` : `${entry}:comment:${comments.length + 1}`,
      parent: parent && parent !== '0' ? `${site}:comment:${parent}` : null,
      kind: type === 'comment' ? 'comment' : 'pingback',
      ...judged(line(written, 'wp:comment_approved')),
      writer: writerOf(written, survey),
      html: commentContentOf(source),
      source: source.trim(),
      sentAt:
        firstDate(line(written, 'wp:comment_date_gmt'), line(written, 'wp:comment_date')) ??
        firstDate(line(item, 'wp:post_date_gmt'), line(item, 'pubDate')) ??
        new Date(0),
    });
  }
  return comments;
}

const COMMENT_TYPES = new Set(['comment', 'pingback', 'trackback']);

function judged(approved: string): Pick<ArchiveComment, 'state' | 'reason'> {
  if (approved === '1' || approved === 'approve' || approved === 'approved') return { state: 'approved', reason: '' };
  if (approved === 'spam') return { state: 'spam', reason: '' };
  if (approved === 'trash' || approved === 'post-trashed') {
    return { state: 'rejected', reason: 'It was in the bin of the blog that this one was imported from.' };
  }
  return { state: 'pending', reason: '' };
}

/** The address they wrote from is not read: nothing here needs it. */
function writerOf(comment: Element, survey: Survey): ArchiveComment['writer'] {
  const name = nameOf(field(comment, 'wp:comment_author'));
  const email = emailOf(line(comment, 'wp:comment_author_email'));
  const webAddress = webAddressOf(unescapeEntities(line(comment, 'wp:comment_author_url')));
  const signedIn = Number(line(comment, 'wp:comment_user_id')) > 0;
  const author = email ? survey.head.authors.find((known) => sameAddress(known, email)) : undefined;
  const isAuthor = author && (signedIn || [author.name, ...author.otherNames].some((known) => sameWords(known, name)));
  // The site's own copy of an author's profile says more than the name they signed with on that day.
  return { name, email, webAddress, author: isAuthor ? author.origin : null };
}

function sameAddress(author: ArchiveAuthor, email: string): boolean {
  return author.email !== null && sameWords(author.email, email);
}

function sameWords(one: string, other: string): boolean {
  return one.normalize('NFKC').trim().toLowerCase() === other.normalize('NFKC').trim().toLowerCase();
}
