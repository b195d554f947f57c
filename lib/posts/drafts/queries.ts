import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { typedMoment } from '@/lib/hours/typed-moment';
import { type Picture, pictureOf } from '@/lib/media/picture';
import { getSettings } from '@/lib/settings/queries';
import {
  countDrafts,
  type Draft,
  findDraftOutside,
  listDrafts,
  listRevisions,
  type PostStateName,
} from '../draft-store';
import { addressToShow, mayWrite } from '../save-post';

const PER_PAGE = 40;

export const postStates: PostStateName[] = ['draft', 'published', 'withdrawn', 'scheduled', 'review'];

/** The posts that this person may write. */
export async function getWriting(actor: Actor, state: PostStateName | null, page: number, now: Date) {
  if (!can(actor, 'post.write') || actor.personId === null) return null;
  const { timeZone } = (await getSettings()).promise.calendar;
  const [rows, counted] = await Promise.all([
    listDrafts(actor, state, { skip: (page - 1) * PER_PAGE, take: PER_PAGE + 1 }),
    countDrafts(actor),
  ]);
  const today = localTime(timeZone, now).day;
  const counts = Object.fromEntries(counted.map((row) => [row.state, row._count])) as Partial<
    Record<PostStateName, number>
  >;
  return {
    counts,
    mayPin: can(actor, 'post.pin'),
    total: counted.reduce((sum, row) => sum + row._count, 0),
    more: rows.length > PER_PAGE,
    posts: rows.slice(0, PER_PAGE).map((row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title.trim() || 'Without a title',
      state: row.state as PostStateName,
      isPinned: row.pinned,
      words: row.words,
      answers: row.commentCount,
      by: row.bylines.map(({ person }) => person.name).join(', '),
      saved: spokenMoment(localTime(timeZone, row.updatedAt), today),
    })),
  };
}

/** One post as its author edits it; null when it is not there or not theirs. */
export async function getDraft(actor: Actor, id: number, now: Date) {
  const post = await findDraftOutside(id);
  if (!post || !mayWrite(actor, post)) return null;
  const { timeZone } = (await getSettings()).promise.calendar;
  const today = localTime(timeZone, now).day;
  const moment = (at: Date | null) => (at ? spokenMoment(localTime(timeZone, at), today) : null);
  return {
    id: post.id,
    version: post.version,
    slug: post.slug,
    state: post.state as PostStateName,
    sourceFormat: post.sourceFormat,
    words: post.words,
    by: post.bylines.map(({ person }) => person.name).join(', '),
    saved: moment(post.updatedAt),
    published: moment(post.publishedAt),
    revisions: post._count.revisions,
    picture: pictureIn(post),
    values: {
      title: post.title,
      standfirst: post.standfirst,
      source: post.source,
      slug: addressToShow(post.slug, post.title),
      tags: post.tags.map(({ tag }) => tag.name).join(', '),
      pictureId: post.pictureId === null ? '' : String(post.pictureId),
      pictureAlt: post.pictureAlt || post.picture?.alt || '',
      pictureDecorative: post.picture?.decorative ?? false,
      pictureCaption: post.pictureCaption,
      commentPolicy: post.commentPolicy as string,
      commentsCloseAt: post.commentsCloseAt ? typedMoment(timeZone, post.commentsCloseAt) : '',
      commentMessage: post.commentMessage,
    },
  };
}

export type EditedPost = NonNullable<Awaited<ReturnType<typeof getDraft>>>;

function pictureIn(post: Draft): Picture | null {
  const picture = post.picture && pictureOf(post.picture);
  return picture?.src ? picture : null;
}

export async function getRevisions(actor: Actor, id: number, now: Date) {
  const post = await findDraftOutside(id);
  if (!post || !mayWrite(actor, post)) return null;
  const { timeZone } = (await getSettings()).promise.calendar;
  const today = localTime(timeZone, now).day;
  const rows = await listRevisions(id);
  return {
    title: post.title.trim() || 'Without a title',
    revisions: rows.map(({ number, title, standfirst, source, createdAt, writer }) => ({
      number,
      title,
      standfirst,
      source,
      when: spokenMoment(localTime(timeZone, createdAt), today),
      writer: writer?.name ?? 'the importer',
    })),
  };
}
