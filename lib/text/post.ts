import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { sanitizeBounded } from '@/lib/text/depth';
import { hostOf, isLocalAddress, isWebAddress } from '@/lib/text/links';
import { isPostAddress, newParser } from '@/lib/text/markdown-parser';
import { attributeFigures, captionTables, markPulls } from '@/lib/text/post-blocks';
import { ID_PREFIX, imageAttributes, nextLevel, type PictureLookup, postWall } from '@/lib/text/sanitize';
import { slugify } from '@/lib/text/slug';
import { escapeXml } from '@/lib/text/xml';

export type Heading = { level: 2 | 3 | 4; id: string; text: string };
export type RenderedPost = { html: string; headings: Heading[] };

type Env = { picture: PictureLookup; headings: Heading[] };

const NESTING_MAX = 60;

/**
 * The safe HTML of a post or a standing page, and its outline.
 *
 * Beyond Markdown with tables and footnotes: a picture alone in a paragraph is a figure, its title the caption; a
 * quotation whose last line begins with a dash is attributed; `> [!pull] …` pulls words of the text out of it; a paragraph
 * that begins with `Table:`, after a table, is its caption. Headings begin at h2 and leave no step out.
 *
 * @param options.picture without it, no picture is known, and those with another site's address become links
 */
export function renderPost(source: string, options: { picture?: PictureLookup } = {}): RenderedPost {
  const env: Env = { picture: options.picture ?? (() => null), headings: [] };
  try {
    const tokens = posts.parse(source, env);
    if (tokens.some(({ level }) => level >= NESTING_MAX - 1)) return { html: asTyped(source), headings: [] };
    const html = sanitizeBounded(posts.renderer.render(tokens, posts.options, env), postWall).trim();
    return { html, headings: env.headings };
  } catch {
    return { html: asTyped(source), headings: [] };
  }
}

function asTyped(source: string): string {
  return `<pre dir="auto" tabindex="0"><code>${escapeXml(source)}</code></pre>`;
}

const posts = newPostParser();

function newPostParser(): MarkdownIt {
  const parser = newParser({ breaks: false, maxNesting: NESTING_MAX });
  parser.use(footnotes);
  parser.inline.ruler.disable('footnote_inline');
  parser.validateLink = isPostAddress;
  parser.core.ruler.push('headings', outline);
  parser.core.ruler.push('pulls', markPulls);
  parser.core.ruler.push('quotations', attributeFigures);
  parser.core.ruler.push('tables', captionTables);
  parser.core.ruler.push('figures', (state) => makeFigures(state, parser));
  parser.renderer.rules.image = (tokens, index, _options, env) => picture(tokens[index]!, (env as Env).picture);
  setFootnotes(parser);
  return parser;
}

/** Gives headings their level and id, and collects them. */
function outline({ tokens, env }: StateCore): void {
  const { headings } = env as Env;
  const under: number[] = [];
  const taken = new Set<string>();
  tokens.forEach((token: Token, index: number) => {
    if (token.type !== 'heading_open') return;
    const level = nextLevel(under, Number(token.tag[1]), 4) as Heading['level'];
    const text = wordsOf(tokens[index + 1]!);
    const id = unused(`${ID_PREFIX}${slugify(text)}`, taken);
    token.tag = `h${level}`;
    token.attrSet('id', id);
    tokens[index + 2]!.tag = token.tag;
    headings.push({ level, id, text });
  });
}

function unused(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

function wordsOf(inline: Token): string {
  const words = (inline.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content));
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** Paragraphs that hold pictures alone become figures; several in one paragraph, a gallery. */
function makeFigures({ tokens, env, Token }: StateCore, parser: MarkdownIt): void {
  tokens.forEach((token, index) => {
    const pictures = token.type === 'inline' ? loosePictures(token) : [];
    if (pictures.length === 0 || tokens[index - 1]?.type !== 'paragraph_open') return;

    const figures = pictures.map((image) => figure(image, (env as Env).picture, parser)).join('\n');
    const block = new Token('html_block', '', 0);
    block.content = pictures.length > 1 ? `<div class="gallery">\n${figures}\n</div>\n` : `${figures}\n`;
    tokens[index] = block;
    hide(tokens[index - 1]!);
    hide(tokens[index + 1]!);
  });
}

function loosePictures({ children }: Token): Token[] {
  const shown = (children ?? []).filter(
    ({ type, content }) => type !== 'softbreak' && !(type === 'text' && content.trim() === ''),
  );
  return shown.every(({ type }) => type === 'image') ? shown : [];
}

function hide(paragraph: Token): void {
  paragraph.hidden = true;
}

function figure(image: Token, lookup: PictureLookup, parser: MarkdownIt): string {
  const title = String(image.attrGet('title') ?? '');
  const caption =
    title && `<figcaption dir="auto">${parser.renderInline(title, { picture: lookup, headings: [] })}</figcaption>`;
  return `<figure>${picture(image, lookup)}${caption}</figure>`;
}

/** A picture that is in the library, or on this site; one that is elsewhere is linked to, so that nobody is sent there unasked. */
function picture(image: Token, lookup: PictureLookup): string {
  const address = String(image.attrGet('src') ?? '');
  const alt = wordsOf(image) || image.content;
  const known = lookup(decoded(address));
  if (known) return `<img${attributes(imageAttributes(known, alt))}>`;
  if (isLocalAddress(address)) return `<img${attributes({ src: address, alt, loading: 'lazy', decoding: 'async' })}>`;
  if (isWebAddress(address)) return `<a href="${escapeXml(address)}">${escapeXml(alt || hostOf(address))}</a>`;
  return escapeXml(alt);
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/** Footnotes with the roles that screen readers know, and links back that say where they lead. */
function setFootnotes({ renderer }: MarkdownIt): void {
  const number = ({ meta }: Token) => String(Number(meta?.id) + 1);
  const place = ({ meta }: Token) => (Number(meta?.subId) > 0 ? `-${Number(meta?.subId) + 1}` : '');
  renderer.rules.footnote_ref = (tokens, index) => {
    const n = number(tokens[index]!);
    const id = `${ID_PREFIX}fnref-${n}${place(tokens[index]!)}`;
    return `<sup class="footnote-ref"><a href="#${ID_PREFIX}fn-${n}" id="${id}" role="doc-noteref">${n}</a></sup>`;
  };
  renderer.rules.footnote_block_open = () =>
    '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n';
  renderer.rules.footnote_block_close = () => '</ol>\n</section>\n';
  renderer.rules.footnote_open = (tokens, index) => `<li id="${ID_PREFIX}fn-${number(tokens[index]!)}" dir="auto">`;
  renderer.rules.footnote_close = () => '</li>\n';
  renderer.rules.footnote_anchor = (tokens, index) => {
    const n = number(tokens[index]!);
    const again = place(tokens[index]!).replace('-', ', place ');
    const to = `#${ID_PREFIX}fnref-${n}${place(tokens[index]!)}`;
    return ` <a href="${to}" class="footnote-backref" role="doc-backlink" aria-label="Back to reference ${n}${again}">↩\uFE0E</a>`;
  };
}
