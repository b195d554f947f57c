import sanitize, { type IOptions } from 'sanitize-html';
import { escapeXml } from '@/lib/text/xml';

/** Deeper than any honest page; shallow enough for every parser's stack. */
export const DEPTH_MAX = 100; // elements open at once

/** The parser met more than `DEPTH_MAX` open elements. It is told at the first one too many, so nothing deep is ever built. */
class TooDeep extends Error {}

/**
 * sanitize-html with a floor under it: HTML that nests too deeply comes back as its words in one paragraph, and if
 * anything is thrown, as the escaped source. Never as it was.
 */
export function sanitizeBounded(html: string, options: IOptions): string {
  try {
    return parseBounded(html, options);
  } catch (error) {
    return `<p>${error instanceof TooDeep ? wordsOf(html) : escapeXml(html)}</p>`;
  }
}

/** @throws where `html` nests deeper than `DEPTH_MAX` */
export function parseBounded(html: string, options: IOptions): string {
  let depth = 0;
  return sanitize(html, {
    ...options,
    onOpenTag: (name, attributes) => {
      depth += 1;
      if (depth > DEPTH_MAX) throw new TooDeep();
      options.onOpenTag?.(name, attributes);
    },
    onCloseTag: (name, isImplied) => {
      depth -= 1;
      options.onCloseTag?.(name, isImplied);
    },
  });
}

/** What is left of HTML without anything that looks like a tag, escaped. For HTML that no parser should see. */
export function wordsOf(html: string): string {
  return escapeXml(
    html
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** The HTML as it is, or, where it nests too deeply, its words: for a parser without a floor. */
export function flatten(html: string): string {
  try {
    parseBounded(html, { allowedTags: [] });
    return html;
  } catch {
    return wordsOf(html);
  }
}
