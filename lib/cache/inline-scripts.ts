import { createHash } from 'node:crypto';
import { carries, filled, startTags, withoutNonce } from '@/lib/cache/start-tags';

/** What a finished document may run, by hash, for a strict Content-Security-Policy without nonces. */
export type SealedDocument = { html: string; scripts: string[]; styles: string[] };

/**
 * Hashes the inline scripts and styles of a document and takes its nonce away.
 *
 * Only those that carry the nonce of this very rendering are hashed. The nonce was made at random for it, so text that
 * came out of the database cannot know it: a script that slipped through the sanitizer is not blessed by this. Two
 * renderings of the same page are the same bytes.
 */
export function sealDocument(html: string, nonce: string): SealedDocument {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const out: string[] = [];
  let at = 0;
  for (const tag of startTags(html)) {
    const trusted = carries(tag, nonce);
    const content = filled(html.slice(tag.to, tag.contentTo), nonce);
    if (tag.name === 'script' && (trusted ? runs(tag.text) : isSpeculation(tag.text))) scripts.add(hashSource(content));
    if (trusted && tag.name === 'style') styles.add(hashSource(content));
    out.push(html.slice(at, tag.from), trusted ? withoutNonce(tag, nonce) : tag.text, content);
    at = tag.contentTo;
  }
  out.push(html.slice(at));
  return { html: out.join(''), scripts: [...scripts], styles: [...styles] };
}

/** Data blocks (JSON-LD) are not run and need no permission; a script with `src` is covered by `'self'`. */
export function runs(tag: string): boolean {
  if (/\ssrc\s*=/i.test(tag)) return false;
  return ['', 'module', 'text/javascript', 'application/javascript', 'importmap', 'speculationrules'].includes(
    typeOf(tag),
  );
}

/** Rules for fetching pages early run nothing, but Chromium wants a hash for them all the same (its keyword does not do). */
export function isSpeculation(tag: string): boolean {
  return typeOf(tag) === 'speculationrules';
}

function typeOf(tag: string): string {
  return /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
}

/** The hashes that a document needs beside its nonce, when it keeps that. */
export function speculationHashes(html: string): string[] {
  return html.includes('speculationrules') ? sealDocument(html, NO_NONCE).scripts : [];
}

const NO_NONCE = '\u0000'; // occurs in no document

/** As Content-Security-Policy wants it. */
export function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
