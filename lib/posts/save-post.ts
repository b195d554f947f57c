import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { reaches } from '@/lib/auth/scope';
import { type Tx, transaction } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { record } from '@/lib/events/record';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { momentTyped } from '@/lib/hours/typed-moment';
import { pictureKeysIn } from '@/lib/media/picture';
import { listMediaByIdsOrKeys, setDecorative } from '@/lib/media/store';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { secretWord } from '@/lib/signed';
import { slugify } from '@/lib/text/slug';
import { draftHtml } from './draft-html';
import {
  addRevision,
  type Draft,
  ensureProfile,
  findDraft,
  insertByline,
  insertPost,
  redirectPost,
  setMediaUses,
  setTags,
  slugIsTaken,
  updateIfVersion,
} from './draft-store';
import { pagesOfPost } from './post-tags';
import type { PostForm } from './schema';

export type SavedPost = { id: number; version: number; slug: string; eventId: bigint };

/** Whose post it is decides: authors write their own, editors everybody's; those who are kept to tags, what is under them. */
export function mayWrite(actor: Actor, post: Pick<Draft, 'bylines' | 'tags'> | null): boolean {
  if (!can(actor, 'post.write')) return false;
  if (!post || post.bylines.some(({ personId }) => personId === actor.personId)) return true;
  const tagIds = post.tags.map(({ tagId }) => tagId);
  return can(actor, 'post.write-others') && reaches(actor, tagIds);
}

/** Saves what was written, over the version that was opened. Of two authors at one post the second is told, and keeps every word. */
export async function savePost(actor: Actor, form: PostForm, now: Date): Promise<Result<SavedPost>> {
  if (!can(actor, 'post.write')) return refuse('forbidden', 'Only authors and editors write posts.');
  try {
    return await transaction((tx) => (form.postId ? saveOver(tx, actor, form, now) : saveNew(tx, actor, form)));
  } catch (error) {
    if (brokenUnique(error)) return takenAddress();
    throw error;
  }
}

async function saveNew(tx: Tx, actor: Actor, form: PostForm): Promise<Result<SavedPost>> {
  if (form.slug && (await slugIsTaken(tx, form.slug, null))) return takenAddress();
  const slug = form.slug || (await freeSlug(tx, slugify(form.title || 'draft'), null));
  const fields = await toFields(tx, actor, form, null);
  if (!fields) return lostPicture();
  const { id, version } = await insertPost(tx, { ...fields.columns, slug });
  if (actor.personId !== null) {
    if (actor.kind !== 'guest') await ensureProfile(tx, { id: actor.personId, name: actor.name });
    await insertByline(tx, id, actor.personId);
  }
  await setTags(tx, id, form.tags);
  await setMediaUses(tx, id, fields.mediaIds);
  await addRevision(tx, id, form, actor.personId);
  const eventId = await record(tx, { kind: 'post.drafted', actorId: actor.personId, subject: 'post', subjectId: id });
  return ok({ id, version, slug, eventId });
}

async function saveOver(tx: Tx, actor: Actor, form: PostForm, now: Date): Promise<Result<SavedPost>> {
  const id = form.postId!;
  const before = await findDraft(tx, id);
  if (!before) return refuse('missing', 'This post is not here any more.');
  if (!mayWrite(actor, before)) return refuse('forbidden', 'This is somebody else’s post; an editor can change it.');
  if (before.version !== form.version) return conflict(before, now);
  const published = before.state === 'published';
  const lacking = published ? whatIsLacking(form) : null;
  if (lacking) return lacking;
  if (form.slug && form.slug !== before.slug && (await slugIsTaken(tx, form.slug, id))) return takenAddress();

  const slug = form.slug || (await freeSlug(tx, slugify(form.title || 'draft'), id));
  const fields = await toFields(tx, actor, form, before);
  if (!fields) return lostPicture();
  const changed = { ...fields.columns, slug, ...(published ? { revisedAt: now } : {}) };
  if (!(await updateIfVersion(tx, id, before.version, changed))) {
    return conflict((await findDraft(tx, id)) ?? before, now);
  }
  await setTags(tx, id, form.tags);
  await setMediaUses(tx, id, fields.mediaIds);
  await addRevision(tx, id, form, actor.personId);
  if (before.publishedAt && slug !== before.slug) await redirectPost(tx, `/posts/${before.slug}`, `/posts/${slug}`);

  const handles = before.bylines.map(({ person }) => person.author?.handle);
  const eventId = await record(tx, {
    kind: 'post.revised',
    actorId: actor.personId,
    subject: 'post',
    subjectId: id,
    data: { version: before.version + 1 },
    tags:
      published || slug !== before.slug
        ? pagesOfPost(
            { slug: before.slug, handles, tagSlugs: before.tags.map(({ tag }) => tag.slug) },
            { slug, handles, tagSlugs: form.tags.map((tag) => tag.slug) },
          )
        : [],
  });
  return ok({ id, version: before.version + 1, slug, eventId });
}

/** The address a draft was given for want of a title is not shown, and so is made from the title once there is one. */
export function addressToShow(slug: string, title: string): string {
  return title.trim() === '' && /^draft(-\d+)?$/.test(slug) ? '' : slug;
}

/** What a post needs before readers may see it; null when it has it all. */
export function whatIsLacking(
  post: Pick<PostForm, 'title' | 'source' | 'pictureId' | 'pictureAlt' | 'pictureDecorative'>,
) {
  const fields: Record<string, string[]> = {};
  if (!post.title) fields.title = ['A post needs a title before it can appear.'];
  if (!post.source.trim()) fields.source = ['There is nothing to read yet.'];
  if (post.pictureId && !post.pictureAlt && !post.pictureDecorative) {
    fields.pictureAlt = ['Describe the picture for those who cannot see it, or say that it is only decoration.'];
  }
  const first = Object.values(fields)[0]?.[0];
  return first ? refuse('invalid', first, fields) : null;
}

async function toFields(tx: Tx, actor: Actor, form: PostForm, before: Draft | null) {
  const media = await listMediaByIdsOrKeys(tx, form.pictureId ? [form.pictureId] : [], pictureKeysIn(form.source));
  const picture = media.find(({ id }) => id === form.pictureId);
  if (form.pictureId && !picture) return null;
  const { html, words } = draftHtml(form.source, before?.sourceFormat ?? 'markdown', media);
  const { title, standfirst, source, pictureId, pictureCaption, commentPolicy } = form;
  const { timeZone } = (await readSettings()).promise.calendar;
  const commentsCloseAt = momentTyped(timeZone, form.commentsCloseAt);
  const commentMessage = form.commentMessage.trim();
  const pictureAlt = form.pictureDecorative ? '' : form.pictureAlt;
  // It holds wherever the picture stands: it is for whoever added it, an editor, or the writer of a post that has it.
  const mayDescribe =
    picture?.uploaderId === actor.personId || picture?.id === before?.pictureId || can(actor, 'post.write-others');
  if (picture && mayDescribe) await setDecorative(tx, picture.id, form.pictureDecorative);
  return {
    columns: {
      ...{ title, standfirst, source, html, words, pictureId, pictureAlt, pictureCaption },
      ...{ commentPolicy, commentsCloseAt, commentMessage },
    },
    mediaIds: media.map(({ id }) => id),
  };
}

async function freeSlug(tx: Tx, wanted: string, postId: number | null): Promise<string> {
  for (let number = 1; number < 100; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!(await slugIsTaken(tx, slug, postId))) return slug;
  }
  return `${wanted}-${secretWord(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}`;
}

function takenAddress() {
  const message = 'Another post has this address already.';
  return refuse('invalid', message, { slug: [message] });
}

function lostPicture() {
  const message = 'The picture is not in the library any more. Please add it again.';
  return refuse('invalid', message, { picture: [message] });
}

async function conflict(latest: Draft, now: Date) {
  const { timeZone } = (await readSettings()).promise.calendar;
  const who = latest.revisions[0]?.writer?.name ?? 'Somebody';
  const when = spokenMoment(localTime(timeZone, latest.updatedAt), localTime(timeZone, now).day);
  return refuse(
    'conflict',
    `${who} saved this post while you were writing (${when}). Your words are all here; nothing of theirs was changed.`,
  );
}
