import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { foldEmail, skeleton } from '@/lib/text/names';

/** Rows that are ready to use, each unlike the others. Say only what the test is about. */

let last = 0;
const next = () => ++last;

export function aPerson(given: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const name = given.name ?? `Person ${letters(next())}`;
  const email = given.email === undefined ? `person-${next()}@people.example` : given.email;
  return db.person.create({
    data: { nameSkeleton: skeleton(name), emailFolded: email ? foldEmail(email) : null, ...given, name, email },
  });
}

export function anEditor(given: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  return aPerson({ role: 'editor', claimedAt: new Date(), ...given });
}

export function anAuthor(given: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const handle = `author-${next()}`;
  return aPerson({ role: 'author', claimedAt: new Date(), author: { create: { handle } }, ...given });
}

export async function aPost(given: Partial<Prisma.PostUncheckedCreateInput> = {}) {
  const author = await anAuthor();
  const number = next();
  return db.post.create({
    data: {
      slug: `post-${number}`,
      title: `Post ${number}`,
      source: 'Words.',
      html: '<p>Words.</p>',
      words: 1,
      state: 'published',
      publishedAt: new Date('2026-03-06T09:00:00Z'),
      bylines: { create: [{ personId: author.id }] },
      ...given,
    },
  });
}

/** Waiting for an editor, unless another state is asked for. A rejected one comes with the decision it needs. */
export async function aComment(given: Partial<Prisma.CommentUncheckedCreateInput> = {}) {
  const postId = given.postId ?? (await aPost()).id;
  const personId = given.personId ?? (await aPerson()).id;
  const number = next();
  const sentAt = (given.sentAt as Date | undefined) ?? new Date('2026-03-06T10:00:00Z');
  const state = given.state ?? 'pending';
  return db.comment.create({
    data: {
      source: `Comment ${number}`,
      html: `<p>Comment ${number}</p>`,
      dueAt: new Date(sentAt.getTime() + 7_200_000),
      publishedAt: state === 'approved' ? sentAt : null,
      receipt: `receipt-${number}-${Math.random().toString(36).slice(2)}`,
      idempotencyKey: `key-${number}-${Math.random().toString(36).slice(2)}`,
      contentHash: `hash-${number}`,
      ...(state === 'rejected' && {
        decisions: {
          create: [
            { kind: 'reject', rule: 'test', reason: 'A test', fromState: 'pending', toState: 'rejected', version: 1 },
          ],
        },
      }),
      ...given,
      sentAt,
      state,
      postId,
      personId,
    },
  });
}

export function aGuideline(given: Partial<Prisma.GuidelineUncheckedCreateInput> = {}) {
  const number = next();
  return db.guideline.create({ data: { number, title: `Clause ${number}`, summary: 'Be kind.', ...given } });
}

/** Names may not hold digits: 1 → b, 27 → bb. */
function letters(number: number): string {
  return String(number)
    .split('')
    .map((digit) => 'abcdefghij'[Number(digit)])
    .join('');
}
