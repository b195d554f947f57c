import { createHash } from 'node:crypto';

/**
 * One hash names the content; each stored form of it (brotli, gzip, as it is) adds its own ending after a full stop,
 * for a strong tag may not be shared by different bytes (RFC 9110 §8.8.1).
 */
export function contentHash(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22);
}

/** Does `If-None-Match` name this content in any of its forms? Weakly, as §13.1.2 has it; `*` matches whatever there is. */
export function namesContent(ifNoneMatch: string, hash: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  for (const [, tag] of ifNoneMatch.matchAll(/(?:W\/)?"([^"]*)"/g)) {
    if (tag === hash || tag!.startsWith(`${hash}.`)) return true;
  }
  return false;
}

/** `If-Modified-Since`, heard only where there is no `If-None-Match` (§13.1.3). Dates that cannot be read say nothing. */
export function unchangedSince(ifModifiedSince: string, lastModified: string): boolean {
  const asked = Date.parse(ifModifiedSince);
  const changed = Date.parse(lastModified);
  return Number.isFinite(asked) && Number.isFinite(changed) && changed <= asked;
}
