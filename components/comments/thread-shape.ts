import type { Branch } from '@/lib/comments/thread';

/** A comment where it will be shown: how deep, what hangs below it, and whether its place no longer says whom it answers. */
export type Shown = { branch: Branch; level: number; replies: Shown[]; isFlat: boolean };

/**
 * Threads may be deeper than a page is wide. From the last level on, everything below a comment follows it in reading
 * order at that same level; each then says whom it answers. Nothing here recurses deeper than `depthShown`.
 *
 * @param depthShown levels of indentation, 1 or more
 */
export function shapeOf(branches: Branch[], depthShown: number, level = 1): Shown[] {
  if (level >= depthShown) return branches.flatMap((branch) => flattened(branch, level));
  return branches.map((branch) => ({
    branch,
    level,
    isFlat: false,
    replies: shapeOf(branch.replies, depthShown, level + 1),
  }));
}

function flattened(top: Branch, level: number): Shown[] {
  const found: Shown[] = [];
  const waiting = [top];
  while (waiting.length > 0) {
    const branch = waiting.pop()!;
    found.push({ branch, level, replies: [], isFlat: branch !== top });
    for (const reply of branch.replies.toReversed()) waiting.push(reply);
  }
  return found;
}

/** How often the post's own authors spoke in the thread, by name; most talkative first. */
export function authorsAnswers(branches: Branch[]): { name: string; answers: number }[] {
  const counts = new Map<string, number>();
  const waiting = [...branches];
  while (waiting.length > 0) {
    const branch = waiting.pop()!;
    if (branch.wroteThisPost) counts.set(branch.authorName, (counts.get(branch.authorName) ?? 0) + 1);
    for (const reply of branch.replies) waiting.push(reply);
  }
  return [...counts].map(([name, answers]) => ({ name, answers })).toSorted((a, b) => b.answers - a.answers);
}

/** Where a quotation of the post itself can be found again: a text fragment, which every current browser scrolls to and marks. */
export function textFragment(quote: string): string {
  const words = quote.trim().split(/\s+/);
  if (words.length <= 8) return `#:~:text=${encoded(words)}`;
  return `#:~:text=${encoded(words.slice(0, 4))},${encoded(words.slice(-4))}`;
}

/** "-" and "," have meanings of their own in a text fragment. */
function encoded(words: string[]): string {
  return encodeURIComponent(words.join(' ').replace(/…$/, '')).replaceAll('-', '%2D');
}
