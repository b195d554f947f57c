import { promisedBy } from '@/lib/comments/due';
import type { Prisma } from '@/lib/db/client';
import { tags as pageTags } from '@/lib/events/tags';
import { maskHtml } from '@/lib/rules/mask';
import { digest, secretWord } from '@/lib/signed';
import { cleanText } from '@/lib/text/clean';
import { sanitizeImportedComment } from '@/lib/text/sanitize';
import type { ArchiveComment, ArchiveEntry } from './archive';
import type { Planned } from './people';
import { committed, type Run, recordBatch } from './run';
import { insertComments, insertDecisions, listCommentOrigins, listKnownComments } from './store';
import { threadOrder } from './threads';

/** The conversation below one post: what is new of it, level by level, so that every answer finds what it answers. */
export async function writeComments(run: Run, entry: ArchiveEntry, post: { postId: number | null; path: string }) {
  if (entry.comments.length === 0) return;
  const known = await listKnownComments(entry.comments.map((comment) => comment.origin));
  const fresh = entry.comments.filter((comment) => !known.has(comment.origin));
  run.present.comments += entry.comments.length - fresh.length;
  run.carried.comments += fresh.length;
  const ids = post.postId === null ? new Map<string, number>() : await listCommentOrigins(post.postId);
  const { levels, orphans } = threadOrder(fresh, new Set(ids.keys()));
  for (const orphan of orphans) {
    run.note({
      fate: 'changed',
      what: 'answers',
      title: orphan.writer.name,
      why: 'what they answered is not in the archive, or answers them: they begin a thread of their own',
    });
  }
  for (const level of levels) {
    const written = [];
    for (const comment of level) written.push({ comment, writer: await run.people.planWriter(comment.writer) });
    for (const { writer } of written) if (writer.id === null && !writer.isAuthor) run.newPeople.add(writer.origin);
    if (post.postId !== null) await writeLevel(run, { ...post, postId: post.postId, ids }, written);
  }
}

type Below = { postId: number; path: string; ids: Map<string, number> };
type Written = { comment: ArchiveComment; writer: Planned };

function writeLevel(run: Run, below: Below, written: Written[]) {
  return committed(run, async (tx, made) => {
    const rows: Prisma.CommentCreateManyInput[] = [];
    for (const { comment, writer } of written) {
      const personId = await run.people.ensure(tx, writer, made);
      rows.push(rowOf(run, below, comment, personId));
    }
    const ids = await insertComments(tx, rows);
    for (const [origin, id] of ids) below.ids.set(origin, id);
    await insertDecisions(
      tx,
      written.flatMap(({ comment }) => decisionOf(comment, ids.get(comment.origin)!)),
    );
    await recordBatch(tx, run, { comments: rows.length, postId: below.postId }, [
      pageTags.post(below.path.replace('/posts/', '')),
      pageTags.answers,
    ]);
  });
}

function rowOf(
  run: Run,
  { postId, ids }: Below,
  comment: ArchiveComment,
  personId: number,
): Prisma.CommentCreateManyInput {
  const { origin, parent, kind, state, sentAt } = comment;
  const source = cleanText(comment.source);
  const isPending = state === 'pending';
  return {
    ...{ postId, personId, kind, state, sentAt, source },
    parentId: parent === null ? null : (ids.get(parent) ?? null),
    ...maskHtml(run.rules, sanitizeImportedComment(comment.html)),
    heldFor: isPending ? 'it waited in the blog that this one was imported from' : '',
    dueAt: isPending ? promisedBy(run.options.now, run.settings.promise) : null,
    publishedAt: state === 'approved' ? sentAt : null,
    decidedAt: isPending ? null : sentAt,
    receipt: secretWord(),
    idempotencyKey: `import:${origin}`,
    contentHash: digest(source),
    wantsLetter: false, // they asked another blog, long ago
    importedFrom: origin,
    createdAt: sentAt,
  };
}

/** What was refused there stays refused, and says so. */
function decisionOf({ state, reason, sentAt }: ArchiveComment, commentId: number): Prisma.DecisionCreateManyInput[] {
  if (state !== 'rejected' && state !== 'spam') return [];
  return [
    {
      commentId,
      kind: state === 'spam' ? 'spam' : 'reject',
      rule: 'import',
      reason: state === 'spam' ? null : reason,
      fromState: 'pending',
      toState: state,
      version: 1,
      createdAt: sentAt,
    },
  ];
}
