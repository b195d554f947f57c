import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding } from '@/lib/cache/encodings';
import { AGE_AT, type Page, withHeader, X_CACHE_AT } from '@/lib/cache/page';
import { namesContent, unchangedSince } from '@/lib/cache/validators';

export type How = 'HIT' | 'MISS' | 'STALE';

/** RFC 9111's warnings were retired for want of readers; ours are for the person who looks at the headers. */
const reasons = {
  revalidating: 'a newer copy is being rendered',
  renderer: 'a newer copy could not be rendered',
  database: 'the database cannot be reached',
};

export type Reason = keyof typeof reasons;

/**
 * Sends a finished page: 304, HEAD, and the coding that was asked for. Nothing is computed on a hit but the choice.
 *
 * Ranges are not offered: pages are small, and a range of a compressed form helps nobody (RFC 9110 §14.2 leaves it open).
 *
 * @returns the status sent
 */
export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: Page,
  age: number,
  how: How,
  because?: Reason,
): number {
  const asked = chooseEncoding(req.headers['accept-encoding']);
  const coding = page.bodies[asked] ? asked : 'identity';
  const unchanged = page.status === 200 && isUnchanged(req, page);
  let head = (unchanged ? page.unchangedHeads : page.heads)[coding]!;
  head[AGE_AT] = String(age);
  if (how !== 'HIT') {
    head = [...head];
    head[X_CACHE_AT] = how;
    if (because) head = withHeader(head, 'X-Stale-Because', reasons[because]);
  }
  const status = unchanged ? 304 : page.status;
  res.writeHead(status, head);
  if (unchanged || req.method === 'HEAD') res.end();
  else res.end(page.bodies[coding]);
  return status;
}

function isUnchanged(req: IncomingMessage, page: Page): boolean {
  const tags = req.headers['if-none-match'];
  if (tags !== undefined) return namesContent(tags, page.hash);
  const since = req.headers['if-modified-since'];
  return since !== undefined && page.lastModified !== undefined && unchangedSince(since, page.lastModified);
}
