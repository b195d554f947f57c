import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { system } from '@/lib/auth/actor';
import { db, type Tx } from '@/lib/db/client';
import type { NewEvent } from '@/lib/events/kinds';
import { record } from '@/lib/events/record';
import { deskMinutesBetween } from '@/lib/hours/due';
import { promiseKept } from '@/lib/hours/kept';
import { addMedia } from '@/lib/media/add-media';
import { pictureKeysIn } from '@/lib/media/picture';
import { draftHtml } from '@/lib/posts/draft-html';
import type { SiteSettings } from '@/lib/settings/schema';
import { digest, secretWord } from '@/lib/signed';
import { renderComment, renderPost } from '@/lib/text/markdown';
import { foldEmail, skeleton } from '@/lib/text/names';
import { authors } from './authors';
import { editors } from './editors';
import { disclaimer } from './pages';
import { people } from './people';
import { picturesFolder, readPosts, tags } from './posts';
import { chanceOf, publishedOn, timesOf } from './times';
import type { DemoPost } from './types';

const DAY = 86_400_000; // ms
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

type DemoPictures = Map<string, { id: number; key: string }>;
type Happened = NewEvent & { at: Date };

/** The demonstration blog, as if it had been kept for some weeks before `now`. */
export async function writeDemo(tx: Tx, pictures: DemoPictures, settings: SiteSettings, now: Date) {
  const posts = readPosts();
  const ids = await writePeople(tx, pictures, now);
  const context = { ids, settings, now, happened: [] as Happened[] };
  const written = await writePosts(tx, { posts, pictures, ...context });
  await writeComments(tx, { written, ...context });
  const inOrder = context.happened.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const event of inOrder) await record(tx, event);
}

/**
 * Pictures are drawn as SVG here and rendered once: what is served is always a bitmap made by us. Before the transaction
 * of the rest, for it takes a slow machine a while; those that a first attempt has made are found again.
 */
export async function addPictures(): Promise<DemoPictures> {
  const shown = readPosts().flatMap((post) => [
    ...(post.picture ? [post.picture] : []),
    ...[...post.source.matchAll(/!\[([^[\]]*)\]\(([\w-]{1,40}\.svg)/g)].map(([, alt = '', file = '']) => ({
      file,
      alt,
    })),
  ]);
  const portraits = authors.map(({ picture, name }) => ({ file: picture, alt: `Cut-paper silhouette of ${name}` }));
  const drawn = new Map([...portraits, ...shown].map(({ file, alt }) => [file, alt]));
  const left = [...drawn];
  const pictures: DemoPictures = new Map();
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) pictures.set(next[0], await addPicture(...next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return pictures;
}

async function addPicture(file: string, alt: string) {
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
  return added.value;
}

/** @returns everybody's id by key or handle */
async function writePeople(tx: Tx, pictures: DemoPictures, now: Date): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const joinedAt = new Date(now.getTime() - 900 * DAY);
  for (const author of authors) {
    const { id } = await tx.person.create({
      data: {
        ...identity(author),
        role: 'author',
        claimedAt: joinedAt,
        emailConfirmedAt: joinedAt,
        createdAt: joinedAt,
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
  for (const editor of editors) {
    const { id } = await tx.person.create({
      data: {
        ...identity(editor),
        role: 'editor',
        claimedAt: joinedAt,
        emailConfirmedAt: joinedAt,
        createdAt: joinedAt,
      },
    });
    ids.set(editor.key, id);
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
type Context = { ids: Map<string, number>; settings: SiteSettings; now: Date; happened: Happened[] };

async function writePosts(
  tx: Tx,
  { posts, pictures, ids, settings, now, happened }: Context & { posts: DemoPost[]; pictures: DemoPictures },
): Promise<Written> {
  await tx.tag.createMany({ data: tags });
  const tagIds = new Map(
    (await tx.tag.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]),
  );
  const written: Written = new Map();
  for (const post of posts.toReversed()) {
    const source = post.source.replace(
      /(!\[[^[\]]*\]\()([\w-]{1,40}\.svg)/g,
      (_, before, file) => `${before}/media/${pictures.get(file)!.key}`,
    );
    const media = await db.media.findMany({ where: { key: { in: pictureKeysIn(source) } } });
    const picture = post.picture && pictures.get(post.picture.file);
    const publishedAt = publishedOn(post, settings.promise, now);
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
        updatedAt: publishedAt,
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
    const actorId = ids.get(post.author)!;
    happened.push({ kind: 'post.published', actorId, subject: 'post', subjectId: id, at: publishedAt });
  }
  return written;
}

async function writeComments(tx: Tx, { written, ids, settings, now, happened }: Context & { written: Written }) {
  const { calendar } = settings.promise;
  const clauses = new Map((await tx.guideline.findMany()).map((clause) => [clause.number, clause]));
  const reasons = await tx.rejectionReason.findMany({ orderBy: { position: 'asc' } });
  const commentIds = new Map<string, number>();
  const times = timesOf({ publishedAt: (post) => written.get(post)!.publishedAt, promise: settings.promise, now });

  for (const { comment, sentAt, dueAt, decidedAt } of times) {
    const personId = ids.get(comment.author)!;
    const isPublic = comment.state === 'approved' || comment.state === 'withdrawn';
    const { id } = await tx.comment.create({
      data: {
        postId: written.get(comment.post)!.id,
        personId,
        parentId: comment.parent ? commentIds.get(comment.parent)! : null,
        state: comment.state,
        source: comment.body,
        html: renderComment(comment.body),
        quote: comment.quotes ?? '',
        heldFor: comment.state === 'pending' ? comment.heldFor : 'every answer is read before it appears',
        sentAt,
        createdAt: sentAt,
        dueAt,
        decidedAt,
        publishedAt: isPublic ? decidedAt : null,
        pinned: comment.state === 'approved' && (comment.pinned ?? false),
        receipt: secretWord(),
        idempotencyKey: `demo:${comment.key}`,
        contentHash: digest(comment.body),
        wantsLetter: false, // nobody at these addresses waits for letters
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
    happened.push({ kind: 'comment.submitted', actorId: personId, subject: 'comment', subjectId: id, at: sentAt });
    if (!decidedAt) continue;

    const toState = comment.state === 'withdrawn' ? 'approved' : (comment.state as keyof typeof decisionOf);
    const clause = comment.state === 'rejected' ? clauses.get(comment.clause)! : null;
    const reason = clause && reasons.find(({ guidelineId }) => guidelineId === clause.id);
    const deciderId = ids.get(editors[chanceOf('editor', comment.key) < 0.64 ? 0 : 1]!.key)!;
    const figures = {
      inTime: promiseKept({ due: dueAt, decidedAt }),
      deskMinutes: deskMinutesBetween(sentAt, decidedAt, calendar),
    };
    const { id: decisionId } = await tx.decision.create({
      data: {
        commentId: id,
        kind: decisionOf[toState],
        deciderId,
        fromState: 'pending',
        toState,
        version: 1,
        guidelineId: clause?.id,
        reasonId: reason?.id,
        reason: reason?.title ?? clause?.title,
        words: comment.state === 'rejected' ? comment.words : '',
        ...figures,
        createdAt: decidedAt,
      },
    });
    happened.push({
      kind: eventOf[toState],
      actorId: deciderId,
      subject: 'comment',
      subjectId: id,
      data: {
        decisionId,
        version: 1,
        from: 'pending',
        to: toState,
        guideline: clause?.number,
        reason: reason?.id,
        ...figures,
      },
      at: decidedAt,
    });
  }
  // A guest has been here since their first answer.
  const firsts = await tx.comment.groupBy({ by: ['personId'], _min: { sentAt: true } });
  for (const { personId, _min } of firsts) {
    await tx.person.updateMany({ where: { id: personId, claimedAt: null }, data: { createdAt: _min.sentAt! } });
  }
}

const decisionOf = { approved: 'approve', rejected: 'reject', spam: 'spam' } as const;
const eventOf = { approved: 'comment.approved', rejected: 'comment.rejected', spam: 'comment.marked-spam' } as const;
