import { renderComment } from '@/lib/text/markdown';

type Words = { source: string; version: number };

/** What an editor's hand changes in a comment; null when the words are as they were. What no reader has seen needs no mask. */
export function changedWords({ source, version }: Words, edited: string, now: Date) {
  if (edited === source) return null;
  return { source: edited, html: renderComment(edited), unmaskedHtml: null, version: version + 1, editorEditedAt: now };
}
