import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { Temporal } from 'temporal-polyfill';
import { system } from '@/lib/auth/actor';
import { db, type Tx } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { deskMinutesBetween, dueAt, openingsBetween } from '@/lib/hours/due';
import { addMedia } from '@/lib/media/add-media';
import { pictureKeysIn } from '@/lib/media/picture';
import { draftHtml } from '@/lib/posts/draft-html';
import type { SiteSettings } from '@/lib/settings/schema';
import { digest, secretWord } from '@/lib/signed';
import { renderComment, renderPost } from '@/lib/text/markdown';
import { foldEmail, skeleton } from '@/lib/text/names';
import { authors } from './authors';
import { comments } from './comments';
import { disclaimer } from './pages';
import { people } from './people';
import { picturesFolder, readPosts, tags } from './posts';
import type { DemoComment, DemoPost } from './types';

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PICTURE_WIDTH = 1_600; // px: the largest rendition

export const demoSettings = {
  title: 'Plus or Minus',
  tagline: 'On measuring, mending and working, from the people at Aldersey Vane Instruments',
  description: 'A blog about measuring, mending and working, with answers that are worth reading.',
  organisation: 'Aldersey Vane Instruments',
  disclaimer,
  navigation: [
    { label: 'Latest', href: '/' },
    { label: 'Field notes', href: '/tags/field-notes' },
    { label: 'The workshop', href: '/tags/the-workshop' },
    { label: 'Working hours', href: '/tags/working-hours' },
    { label: 'Archive', href: '/archive' },
    { label: 'Follow', href: '/follow' },
  ],
};

type Picture = { id: number; key: string };

/** The demonstration blog, as if it had been kept for some weeks before `now`. */
export async function writeDemo(tx: Tx, settings: SiteSettings, now: Date) {
  const posts = readPosts();
  const pictures = await addPictures(posts);
  const ids = await writePeople(tx, pictures, now);
  const written = await writePosts(tx, { posts, pictures, ids, settings, now });
  await writeComments(tx, { written, ids, settings, now });
}

/** Pictures are drawn as SVG here and rendered once: what is served is always a bitmap made by us. */
async function addPictures(posts: DemoPost[]): Promise<Map<string, Picture>> {
  const shown = posts.flatMap((post) => [
    ...(post.picture ? [post.picture] : []),
    ...[...post.source.matchAll(/!\[([^\]]*)\]\(([\w-]+\.svg)/g)].map(([, alt = '', file = '']) => ({ file, alt })),
  ]);
  const portraits = authors.map(({ picture, name }) => ({ file: picture, alt: `Cut-paper silhouette of ${name}` }));
  const pictures = new Map<string, Picture>();
  for (const { file, alt } of [...shown, ...portraits]) {
    if (pictures.has(file)) continue;
    const bytes = await sharp(readFileSync(path.join(picturesFolder, file)), { density: 144 })
      .resize({ width: PICTURE_WIDTH })
      .png()
      .toBuffer();
    const added = await addMedia(system, {
      name: file.replace('.svg', '.png'),
      bytes,
      alt,
      importedFrom: `demo:${file}`,
    });
    if (!added.ok) throw new Error(`${file}: ${added.refusal.message}`);
    pictures.set(file, added.value);
  }
  return pictures;
}

/** @returns everybody's id by key or handle */
async function writePeople(tx: Tx, pictures: Map<string, Picture>, now: Date): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const author of authors) {
    const { id } = await tx.person.create({
      data: {
        ...identity(author),
        role: 'author',
        claimedAt: new Date(now.getTime() - 900 * DAY),
        emailConfirmedAt: new Date(now.getTime() - 900 * DAY),
        author: {
          create: {
            handle: author.handle,
            clause: author.clause,
            bio: author.bio,
            bioHtml: renderPost(author.bio).html,
            links: [author.link],
            pictureId: pictures.get(author.picture)?.id,
          },
        },
      },
    });
    ids.set(author.handle, id);
  }
  for (const person of people) {
    const joinedAt = person.role === 'member' ? new Date(now.getTime() - person.joinedDaysAgo * DAY) : null;
    const { id } = await tx.person.create({
      data: {
        ...identity(person),
        role: person.role === 'member' ? 'member' : 'reader',
        webAddress: person.webAddress,
        claimedAt: joinedAt,
        emailConfirmedAt: joinedAt,
        createdAt: joinedAt ?? now,
      },
    });
    ids.set(person.key, id);
  }
  return ids;
}

function identity({ name, email }: { name: string; email: string }) {
  return { name, nameSkeleton: skeleton(name), email, emailFolded: foldEmail(email) };
}

type Written = Map<string, { id: number; publishedAt: Date }>;
type Context = { ids: Map<string, number>; settings: SiteSettings; now: Date };

async function writePosts(
  tx: Tx,
  { posts, pictures, ids, settings, now }: Context & { posts: DemoPost[]; pictures: Map<string, Picture> },
): Promise<Written> {
  await tx.tag.createMany({ data: tags });
  const tagIds = new Map(
    (await tx.tag.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]),
  );
  const written: Written = new Map();
  for (const post of posts.toReversed()) {
    const source = post.source.replace(
      /(!\[[^\]]*\]\()([\w-]+\.svg)/g,
      (_, before, file) => `${before}/media/${pictures.get(file)!.key}`,
    );
    const media = await db.media.findMany({ where: { key: { in: pictureKeysIn(source) } } });
    const picture = post.picture && pictures.get(post.picture.file);
    const publishedAt = publishedOn(post, settings, now);
    const { id } = await tx.post.create({
      data: {
        slug: post.slug,
        state: 'published',
        title: post.title,
        standfirst: post.standfirst,
        source,
        ...draftHtml(source, 'markdown', media),
        pictureId: picture?.id,
        pictureAlt: post.picture?.alt ?? '',
        pictureCaption: post.picture?.caption ?? '',
        publishedAt,
        createdAt: publishedAt,
        bylines: { create: [{ personId: ids.get(post.author)! }] },
        tags: { create: post.tags.map((slug) => ({ tagId: tagIds.get(slug)! })) },
        mediaUses: {
          create: [...new Set([...media.map((use) => use.id), ...(picture ? [picture.id] : [])])].map((mediaId) => ({
            mediaId,
          })),
        },
        revisions: {
          create: [
            {
              number: 1,
              title: post.title,
              standfirst: post.standfirst,
              source,
              writerId: ids.get(post.author),
              createdAt: publishedAt,
            },
          ],
        },
      },
    });
    written.set(post.slug, { id, publishedAt });
    await record(tx, { kind: 'post.published', actorId: ids.get(post.author)!, subject: 'post', subjectId: id });
  }
  return written;
}

/** At its time of day in the site's own zone, so many days back; never in the future. */
function publishedOn({ daysAgo, time }: DemoPost, settings: SiteSettings, now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    settings.promise.calendar.timeZone,
  );
  const at = today.subtract({ days: daysAgo }).withPlainTime(Temporal.PlainTime.from(time)).epochMilliseconds;
  return new Date(Math.min(at, now.getTime() - HOUR));
}

async function writeComments(tx: Tx, { written, ids, settings, now }: Context & { written: Written }) {
  const { calendar, deskMinutes } = settings.promise;
  const owner = await tx.person.findFirstOrThrow({ where: { role: 'owner' } });
  const clauses = new Map((await tx.guideline.findMany()).map((clause) => [clause.number, clause]));
  const reasons = await tx.rejectionReason.findMany({ orderBy: { position: 'asc' } });
  const commentIds = new Map<string, number>();

  for (const comment of inOrder(comments, written, now)) {
    const { id: postId, publishedAt } = written.get(comment.post)!;
    const sentAt = sentOn(comment, publishedAt, now);
    const due = dueAt(sentAt, deskMinutes, calendar);
    const personId = ids.get(comment.author)!;
    const decidedAt = decidedOn({ key: comment.key, sentAt, due, settings, now });
    const waited = comment.state !== 'pending' && comment.state !== 'withdrawn';
    const clause = comment.state === 'rejected' ? clauses.get(comment.clause)! : null;
    const reason = clause && reasons.find(({ guidelineId }) => guidelineId === clause.id);

    const { id } = await tx.comment.create({
      data: {
        postId,
        personId,
        parentId: comment.parent ? commentIds.get(comment.parent)! : null,
        state: comment.state,
        source: comment.body,
        html: renderComment(comment.body),
        quote: comment.quotes ?? '',
        heldFor: comment.state === 'pending' ? comment.heldFor : 'every answer is read before it appears',
        sentAt,
        createdAt: sentAt,
        dueAt: due,
        decidedAt: waited ? decidedAt : null,
        publishedAt: comment.state === 'approved' || comment.state === 'withdrawn' ? decidedAt : null,
        pinned: comment.state === 'approved' && (comment.pinned ?? false),
        receipt: secretWord(),
        idempotencyKey: `demo:${comment.key}`,
        contentHash: digest(comment.body),
        wantsLetter: false, // nobody at these addresses waits for letters
        ...(waited && {
          decisions: {
            create: [
              {
                kind: decisionOf[comment.state as 'approved' | 'rejected' | 'spam'],
                deciderId: owner.id,
                fromState: 'pending' as const,
                toState: comment.state,
                version: 1,
                guidelineId: clause?.id,
                reasonId: reason?.id,
                reason: reason?.title ?? clause?.title,
                words: comment.state === 'rejected' ? comment.words : '',
                inTime: decidedAt <= due,
                deskMinutes: Math.round(deskMinutesBetween(sentAt, decidedAt, calendar)),
                createdAt: decidedAt,
              },
            ],
          },
        }),
        ...(comment.state === 'approved' && {
          reactions: {
            createMany: {
              data: Array.from({ length: comment.useful }, (_, reader) => ({
                readerHash: digest('demo', comment.key, String(reader)),
              })),
            },
          },
        }),
      },
    });
    commentIds.set(comment.key, id);
    await record(tx, { kind: 'comment.submitted', actorId: personId, subject: 'comment', subjectId: id });
    if (waited)
      await record(tx, {
        kind: eventOf[comment.state as 'approved' | 'rejected' | 'spam'],
        actorId: owner.id,
        subject: 'comment',
        subjectId: id,
      });
  }
}

const decisionOf = { approved: 'approve', rejected: 'reject', spam: 'spam' } as const;
const eventOf = { approved: 'comment.approved', rejected: 'comment.rejected', spam: 'comment.marked-spam' } as const;

/** As they were sent, so that every answer comes after what it answers. */
function inOrder(all: DemoComment[], written: Written, now: Date): DemoComment[] {
  const at = (comment: DemoComment) => sentOn(comment, written.get(comment.post)!.publishedAt, now).getTime();
  return all.toSorted((a, b) => at(a) - at(b));
}

function sentOn(comment: DemoComment, publishedAt: Date, now: Date): Date {
  if (comment.state === 'pending') return new Date(now.getTime() - comment.minutesAgo * MINUTE);
  return new Date(Math.min(publishedAt.getTime() + comment.hoursAfter * HOUR, now.getTime() - 20 * MINUTE));
}

/** Some minute in which the desk was open, nearly always within the promise; the same for the same comment. */
function decidedOn({
  key,
  sentAt,
  due,
  settings,
  now,
}: {
  key: string;
  sentAt: Date;
  due: Date;
  settings: SiteSettings;
  now: Date;
}): Date {
  const chance =
    Number.parseInt(Buffer.from(digest('decided', key), 'base64url').toString('hex').slice(0, 8), 16) / 0xffffffff;
  const { calendar, deskMinutes } = settings.promise;
  const late = chance > 0.96;
  const minutes = Math.max(1, Math.round(chance ** 2 * deskMinutes * (late ? 1.4 : 1)));
  const decided = dueAt(sentAt, minutes, calendar);
  if (decided < now) return decided;
  const open = openingsBetween(sentAt, now, calendar).length > 0;
  return open && due < now ? due : new Date(Math.min(decided.getTime(), now.getTime() - 5 * MINUTE));
}
