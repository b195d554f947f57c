import createParser, { type MarkdownIt, type Token } from 'markdown-it';
import { isLocalAddress, isWebAddress } from '@/lib/text/links';
import { escapeXml } from '@/lib/text/xml';

/** What comments and posts have in common: no HTML, links only where they are written out, a direction for each block. */
export function newParser(options: { breaks: boolean; maxNesting: number }): MarkdownIt {
  const parser = createParser({ html: false, linkify: true, ...options });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  parser.linkify.add('ftp:', null).add('//', null);
  parser.normalizeLinkText = (text) => text; // the default shows xn--… as the letters that it may be imitating
  parser.core.ruler.push('directions', ({ tokens }) => void tokens.forEach(direct));
  parser.renderer.rules.fence = (tokens, index) => codeBlock(tokens[index]!.content, tokens[index]!.info);
  parser.renderer.rules.code_block = (tokens, index) => codeBlock(tokens[index]!.content, '');
  return parser;
}

const DIRECTED = new Set([
  'paragraph_open',
  'blockquote_open',
  'bullet_list_open',
  'ordered_list_open',
  'list_item_open',
]);

function direct(token: Token): void {
  if (DIRECTED.has(token.type)) token.attrSet('dir', 'auto');
}

function codeBlock(content: string, info: string): string {
  const language = info.trim().toLowerCase().split(/\s/)[0] ?? '';
  const named = /^[a-z0-9+#-]{1,30}$/.test(language) ? ` class="language-${language}"` : '';
  return `<pre dir="auto" tabindex="0"><code${named}>${escapeXml(content)}</code></pre>\n`;
}

/** Addresses that a post may link to: those of a comment, and pages and places on this site. */
export function isPostAddress(address: string): boolean {
  return isWebAddress(address) || isLocalAddress(address) || PLACE.test(address) || NAME.test(address);
}

const PLACE = /^#[\w-]{1,100}$/;
const NAME = /^[\p{L}\p{N}_%][^\s:\\<>"\p{Cc}]{0,500}$/u; // of a picture, or of a page beside this one
