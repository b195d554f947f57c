import { excerpt, plainText } from '@/lib/text/plain';

const LENGTH = 150; // characters: about six lines of the aside
const SHORTEST = 40;

/** An answer's own first sentences, whole ones when there are some: what it quotes and its code are left out unless there is nothing else. */
export function quotable(html: string): string {
  const words = (plainText(withoutQuoted(html)) || plainText(html)).replace(/\s+/gu, ' ').trim();
  const points = [...words];
  if (points.length <= LENGTH) return words;
  const start = points.slice(0, LENGTH).join('');
  const end = /^.*[.!?…。！？][”’"'»)]?(?=\s)/su.exec(start)?.[0];
  return end && [...end].length >= SHORTEST ? end : excerpt(words, LENGTH);
}

/** Without quotations and code, whatever stands in one another. */
function withoutQuoted(html: string): string {
  let own = '';
  let depth = 0;
  let from = 0;
  for (const tag of html.matchAll(/<(\/?)(?:blockquote|pre)\b[^<>]*>/gi)) {
    if (depth === 0) own += `${html.slice(from, tag.index)} `;
    depth = tag[1] ? Math.max(0, depth - 1) : depth + 1;
    from = tag.index + tag[0].length;
  }
  return depth === 0 ? own + html.slice(from) : own;
}
