import type { ArchiveComment } from './archive';

export type Thread = {
  /** Answers stand in a later level than what they answer, and a level holds at most `LEVEL_MAX`. */
  levels: (ArchiveComment & { parent: string | null })[][];
  /** Whose parent is not there, or stands below them: they begin a thread of their own. */
  orphans: ArchiveComment[];
};

const LEVEL_MAX = 200;

/**
 * In which order a conversation can be written: a parent is older than its answers in the table, whatever the dates say.
 * No recursion: a thread may be as deep as it is long.
 *
 * @param present origins of comments that are under this post already
 */
export function threadOrder(comments: ArchiveComment[], present: ReadonlySet<string>): Thread {
  const byOrigin = new Map(comments.map((comment) => [comment.origin, comment]));
  const depths = new Map<string, number>();
  const orphans: ArchiveComment[] = [];

  for (const comment of byOrigin.values()) {
    const chain: ArchiveComment[] = [];
    const onChain = new Set<string>();
    let next: ArchiveComment | undefined = comment;
    while (next && !depths.has(next.origin) && !onChain.has(next.origin)) {
      chain.push(next);
      onChain.add(next.origin);
      next = next.parent === null || present.has(next.parent) ? undefined : byOrigin.get(next.parent);
    }
    for (const link of chain.reverse()) depths.set(link.origin, depthOf(link, depths, present, orphans));
  }

  const lost = new Set(orphans.map((comment) => comment.origin));
  const sorted = [...byOrigin.values()]
    .map((comment) => (lost.has(comment.origin) ? { ...comment, parent: null } : comment))
    .sort((a, b) => depths.get(a.origin)! - depths.get(b.origin)! || a.sentAt.getTime() - b.sentAt.getTime());
  const levels: Thread['levels'] = [];
  for (const comment of sorted) {
    const level = levels.at(-1);
    const fits = level && level.length < LEVEL_MAX && depths.get(level[0]!.origin) === depths.get(comment.origin);
    if (fits) level.push(comment);
    else levels.push([comment]);
  }
  return { levels, orphans };
}

function depthOf(
  comment: ArchiveComment,
  depths: Map<string, number>,
  present: ReadonlySet<string>,
  orphans: ArchiveComment[],
): number {
  if (comment.parent === null || present.has(comment.parent)) return 0;
  const above = depths.get(comment.parent);
  if (above !== undefined) return above + 1;
  orphans.push(comment);
  return 0;
}
