import { createHash } from 'node:crypto';

/** What a finished document may run, by hash, for a strict Content-Security-Policy without nonces. */
export type SealedDocument = { html: string; scripts: string[]; styles: string[] };

/**
 * Hashes the inline scripts and styles of a document and takes its nonce away.
 *
 * Only those that carry the nonce of this very rendering are hashed. The nonce was made at random for it, so text that
 * came out of the database cannot know it: a script that slipped through the sanitizer is not blessed by this.
 * Where the nonce is mentioned in Next's data it is replaced by a filler of the same length (rows are counted in
 * bytes), so that two renderings of the same page are the same bytes.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function sealDocument(html: string, nonce: string): SealedDocument {
  const filler = 'n'.repeat(nonce.length);
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const out: string[] = [];
  let at = 0;

  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 2);
      const end = close < 0 ? html.length : close + 3;
      out.push(html.slice(at, end));
      at = end;
      continue;
    }
    const tag = startTagAt(html, open);
    if (tag === 'unended') break;
    if (!tag) {
      out.push(html.slice(at, open + 1));
      at = open + 1;
      continue;
    }
    const trusted = tag.text.includes(` nonce="${nonce}"`);
    out.push(html.slice(at, open), trusted ? tag.text.replace(` nonce="${nonce}"`, '') : tag.text);
    at = open + tag.text.length;
    if (!opaque.has(tag.name)) continue;

    const end = endOf(html, tag.name, at);
    const content = html.slice(at, end).replaceAll(nonce, filler);
    if (tag.name === 'script' && (trusted ? runs(tag.text) : isSpeculation(tag.text))) scripts.add(hash(content));
    if (trusted && tag.name === 'style') styles.add(hash(content));
    out.push(content);
    at = end;
  }
  out.push(html.slice(at));
  return { html: out.join(''), scripts: [...scripts], styles: [...styles] };
}

/** Elements whose content is text to the parser: a tag in there is no tag. */
const opaque = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);

/** Read character by character, as a browser does: a regular expression for this can be made to run for ever. */
function startTagAt(html: string, open: number): { name: string; text: string } | 'unended' | null {
  const name = /[a-z][a-z0-9-]*/iy;
  name.lastIndex = open + 1;
  const found = name.exec(html);
  if (!found) return null;
  let afterEquals = false;
  for (let index = name.lastIndex; index < html.length; index++) {
    const char = html[index]!;
    if (char === '>') return { name: found[0].toLowerCase(), text: html.slice(open, index + 1) };
    if (afterEquals && (char === '"' || char === "'")) {
      index = html.indexOf(char, index + 1);
      if (index < 0) return 'unended';
    }
    if (char !== ' ' && char !== '\n' && char !== '\t') afterEquals = char === '=';
  }
  return 'unended';
}

function endOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

/** Data blocks (JSON-LD) are not run and need no permission; a script with `src` is covered by `'self'`. */
function runs(tag: string): boolean {
  if (/\ssrc\s*=/i.test(tag)) return false;
  return ['', 'module', 'text/javascript', 'application/javascript', 'importmap', 'speculationrules'].includes(
    typeOf(tag),
  );
}

/** Rules for fetching pages early run nothing, but Chromium wants a hash for them all the same (its keyword does not do). */
function isSpeculation(tag: string): boolean {
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

function hash(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
