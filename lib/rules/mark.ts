import { changeWords, merged, readHtml } from './html-words';
import type { Span } from './rule';

/** The same HTML with the spans of its words marked, for whoever reads it at the desk. */
export function markHtml(html: string, spans: Span[]): string {
  const words = readHtml(html);
  return changeWords(html, words, merged(spans), (piece) => `<mark>${piece}</mark>`);
}
