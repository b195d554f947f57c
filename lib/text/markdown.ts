import type { Token } from 'markdown-it';
import { sanitizeBounded } from '@/lib/text/depth';
import { deceives, hostOf, isWebAddress } from '@/lib/text/links';
import { newParser } from '@/lib/text/markdown-parser';
import { commentWall } from '@/lib/text/sanitize';
import { escapeXml } from '@/lib/text/xml';

export { type Heading, type RenderedPost, renderPost } from '@/lib/text/post';
export type { Picture, PictureLookup } from '@/lib/text/sanitize';

const NESTING_MAX = 20; // blocks within blocks: ten quotations of quotations, five lists of lists

/**
 * The safe HTML of a comment, written in a small part of Markdown: paragraphs, emphasis, quotations, lists, code and
 * links. Never throws; where the source defeats the parser, the words stand as they were typed.
 */
export function renderComment(source: string): string {
  try {
    const tokens = comments.parse(source, {});
    // Beyond its limit the parser drops what it meets: better plain words than lost ones.
    if (tokens.some(({ level }) => level >= NESTING_MAX - 1)) return asTyped(source);
    return sanitizeBounded(comments.renderer.render(tokens, comments.options, {}), commentWall).trim();
  } catch {
    return asTyped(source);
  }
}

function asTyped(source: string): string {
  return `<p dir="auto">${escapeXml(source.trim()).replace(/\n/g, '<br />\n')}</p>`;
}

const comments = newParser({ breaks: true, maxNesting: NESTING_MAX });
comments.disable(['image', 'heading', 'lheading', 'table', 'hr', 'code', 'reference', 'strikethrough']);
comments.validateLink = isWebAddress;
comments.core.ruler.push('hosts', ({ tokens }) => void tokens.forEach(nameHosts));

/** After a link whose words name another host than its own, the real one in brackets. */
function nameHosts({ children }: Token): void {
  if (!children) return;
  for (let at = children.length - 1; at >= 0; at -= 1) {
    if (children[at]!.type !== 'link_open') continue;
    const close = children.findIndex(({ type }, index) => index > at && type === 'link_close');
    const words = children
      .slice(at, close)
      .map(({ content }) => content)
      .join('');
    const host = hostOf(String(children[at]!.attrGet('href') ?? ''));
    if (close > at && deceives(words, host)) children.splice(close + 1, 0, textToken(children[at]!, ` (${host})`));
  }
}

function textToken(like: Token, content: string): Token {
  const token: Token = Object.assign(Object.create(Object.getPrototypeOf(like)), like);
  return Object.assign(token, { type: 'text', tag: '', attrs: null, nesting: 0, content, markup: '', info: '' });
}
