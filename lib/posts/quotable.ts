import { excerpt, plainText } from '@/lib/text/plain';

const LENGTH = 150; // characters: about six lines of the aside
const SHORTEST = 40;

/** An answer's own first sentences, whole ones when there are some: what it quotes and its code are left out unless there is nothing else. */
export function quotable(html: string): string {
  const own = html.replace(/<(blockquote|pre)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ');
  const words = (plainText(own) || plainText(html)).replace(/\s+/gu, ' ').trim();
  const points = [...words];
  if (points.length <= LENGTH) return words;
  const start = points.slice(0, LENGTH).join('');
  const end = /^.*[.!?…。！？][”’"'»)]?(?=\s)/su.exec(start)?.[0];
  return end && [...end].length >= SHORTEST ? end : excerpt(words, LENGTH);
}
