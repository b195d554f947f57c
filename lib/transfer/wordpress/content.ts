import sanitize from 'sanitize-html';
import { flatten } from '@/lib/text/depth';
import { escapeXml } from '@/lib/text/xml';
import { autop } from './autop';
import { addressOf } from './fields';
import { link, type ShortcodeContext, unfoldShortcodes } from './shortcodes';
import { replaceSpans, withoutComments } from './spans';

export type ContentContext = Omit<ShortcodeContext, 'lost'> & {
  /** The path of a page of this very blog, for an address that leads to one; null for the rest of the world. */
  ownPath(address: URL): string | null;
};

export type Content = {
  html: string;
  lost: Lost;
};

/** What could not be carried, each kind by its names: they stay as words, or are gone. */
export type Lost = { blocks: Set<string>; shortcodes: Set<string>; elements: Set<string> };

/**
 * A text of WordPress as plain HTML: paragraphs made, shortcodes unfolded, what the block editor adds taken away, what
 * other sites would load turned into links. It is not safe yet; `sanitizeImported` makes it so.
 */
export function contentOf(source: string, context: ContentContext): Content {
  const lost: Lost = { blocks: new Set(), shortcodes: new Set(), elements: new Set() };
  const lines = flatten(source.replace(/\r\n?/g, '\n'));
  const unfolded = unfoldShortcodes(lines, { ...context, lost: (name) => lost.shortcodes.add(name) });
  const whole = withoutBlocks(unfolded, lost);
  return { html: tidy(whole, context, lost), lost };
}

/** A comment of WordPress: bare lines, a few tags. What a comment here has no form for becomes paragraphs. */
export function commentContentOf(source: string): string {
  const html = autop(withoutComments(flatten(source.replace(/\r\n?/g, '\n'))));
  const plain = html
    .replace(/<img\b[^<>]*>/gi, pictureAsLink)
    .replace(/<(?:h[1-6]|dt)\b[^<>]*>/gi, '<p><strong>')
    .replace(/<\/(?:h[1-6]|dt)\s*>/gi, '</strong></p>')
    .replace(/<\/t[dh]\s*>\s*<t[dh]\b[^<>]*>/gi, ' · ')
    .replace(/<\/?(?:td|th|table|tbody|thead|tfoot|dl)\b[^<>]*>/gi, '')
    .replace(/<(\/?)(?:tr|dd|address|div)\b[^<>]*>/gi, '<$1p>');
  const directed = RIGHT_TO_LEFT.test(plain)
    ? plain.replace(/<(p|ul|ol|li|blockquote|pre)>/gi, '<$1 dir="auto">')
    : plain;
  return withoutEmpty(directed);
}

function pictureAsLink(tag: string): string {
  const address = addressOf(attribute(tag, 'src'));
  const words = attribute(tag, 'alt') || 'picture';
  return address ? `<a href="${escapeXml(address.href)}">${words}</a>` : words;
}

/** "Read more" has no meaning on a page of one's own; the pages of one post become one, set apart by a rule. */
function bareLines(html: string): string {
  return autop(withoutComments(withRules(html)));
}

function withRules(html: string): string {
  return html.replaceAll('<!--nextpage-->', '\n\n<hr>\n\n');
}

const WITHOUT_WORDS = /^(spacer|more|nextpage|shortcode|page-list|navigation|separator|social-link)$/;

/** What the block editor notes in comments. Outside of its blocks, and in those of the classic editor, lines are bare. */
function withoutBlocks(html: string, lost: Lost): string {
  if (!html.includes('<!-- wp:')) return bareLines(html);
  const open: string[] = [];
  const parts: string[] = [];
  let from = 0;
  const add = (part: string) => {
    const bare = open.length === 0 || open.at(-1) === 'freeform';
    parts.push(bare ? bareLines(part) : withoutComments(withRules(part)));
  };
  for (const match of html.matchAll(/<!--\s(\/)?wp:([a-z][\w/-]*)\s/g)) {
    const [, closes, name = ''] = match;
    const end = html.indexOf('-->', match.index);
    if (end < 0) break;
    if (match.index < from) continue;
    add(html.slice(from, match.index));
    from = end + 3;
    if (html[end - 1] === '/') {
      if (!WITHOUT_WORDS.test(name)) lost.blocks.add(name);
    } else if (closes) open.pop();
    else open.push(name);
  }
  add(html.slice(from));
  return parts.join('');
}

// What a text is made of, in the words of every age of HTML: `sanitizeImported` knows what is meant by the old ones.
const OF_TEXTS = (
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir ' +
  'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav ol p pre q rp rt ' +
  'ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

/** What the block editor's boxes are here, where there is one column; what is not named stays as it is. */
const BOXES: Record<string, string> = {
  'wp-block-cover': 'figure',
  'wp-block-button': 'p',
  'wp-block-file': 'p',
  ...Object.fromEntries(
    'buttons columns column cover__inner-container group group__inner-container media-text media-text__content query comments embed__wrapper'
      .split(' ')
      .map((name) => [`wp-block-${name}`, 'box']), // no tag of a text: what is within stands by itself
  ),
};

const PLAYERS: Record<string, string> = {
  iframe: 'Embedded page',
  embed: 'Embedded page',
  video: 'Video',
  audio: 'Audio',
  object: 'Embedded page',
};
const RUN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'svg',
  'math',
]);

function tidy(html: string, context: ContentContext, lost: Lost): string {
  const isBothWays = RIGHT_TO_LEFT.test(html);
  const plain = sanitize(beforehand(html), {
    allowedTags: OF_TEXTS,
    allowedAttributes: false,
    parseStyleAttributes: false,
    nonTextTags: ['script', 'style', 'noscript', 'template', 'textarea', 'option', 'svg', 'math'],
    exclusiveFilter: ({ tag, attribs }) => tag === 'a' && /wp-block-file__button/.test(attribs.class ?? ''),
    transformTags: {
      '*': (tagName, attribs) => {
        if (RUN.has(tagName)) lost.elements.add(tagName);
        if (tagName === 'a') return { tagName, attribs: ownLink(attribs, context) };
        return { tagName: boxFor(tagName, attribs), attribs: withDirection(tagName, attribs, isBothWays) };
      },
    },
  });
  return withoutEmpty(plain).replace(LONE_ADDRESS, (_, before: string, address: string) => before + linked(address));
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const DIRECTED = new Set('blockquote dd dt figcaption h1 h2 h3 h4 h5 h6 li ol p pre summary td th ul'.split(' '));

/** Where both directions are written, each block goes its own. */
function withDirection(tagName: string, attribs: Record<string, string>, isBothWays: boolean): Record<string, string> {
  return isBothWays && DIRECTED.has(tagName) && !attribs.dir ? { ...attribs, dir: 'auto' } : attribs;
}

function boxFor(tagName: string, attribs: Record<string, string>): string {
  if (tagName !== 'div') return tagName;
  const names = (attribs.class ?? '').split(/\s+/);
  return names.map((name) => BOXES[name]).find((box) => box !== undefined) ?? tagName;
}

// A line that is an address and nothing else is what WordPress makes a player of.
const LONE_ADDRESS =
  /(<(?:p|div|li|td|figure|br)\b[^<>]*>\s*)(https?:\/\/[^\s<>]+)(?=\s*<(?:br|\/p|\/div|\/li|\/td|\/figure)\b)/g;

const EMPTY = /<(p|div|figure|dl|dt|li|ul|ol|span)\b[^<>]*>(?:[\s\u00A0]|&nbsp;)*<\/\1>/g;
const EMPTY_DEPTH = 5;

/** Spacers, columns of nothing and the paragraphs that editors leave behind. */
function withoutEmpty(html: string): string {
  let left = html;
  for (let round = 0; round < EMPTY_DEPTH; round += 1) left = left.replace(EMPTY, '');
  return left;
}

/** What is easier to say of the text than of the tree. */
function beforehand(html: string): string {
  const linked = replaceSpans(
    html,
    /<(iframe|embed|video|audio|object)\b([^<>]*)>/gi,
    ([, name]) => (name!.toLowerCase() === 'embed' ? null : `</${name}\\s*>`),
    ([, name = '', written = ''], inside) => {
      const address = attribute(written, 'src') || attribute(written, 'data') || attribute(inside ?? '', 'src');
      return link(address.replace(/^\/\//, 'https://'), PLAYERS[name.toLowerCase()]);
    },
  );
  const pictured = linked.replace(/<div\b[^<>]{0,5000}>\s?<\/div>/gi, (tag) => {
    const address = tag.match(/background-image:\s?url\(["']?([^)"']+)/)?.[1];
    return address ? `<img src="${escapeXml(address)}" alt="${attribute(tag, 'aria-label')}">` : tag;
  });
  return replaceSpans(
    pictured,
    /<dl\b[^<>]*>/gi,
    ([tag]) => (tag!.includes('wp-caption') ? '</dl\\s*>' : null),
    (_, inside) => {
      if (inside === null || inside.length > 20_000) return null;
      const picture = inside.match(/<img\b[^<>]*>/i)?.[0];
      const said = /<dd\b[^<>]*>/i.exec(inside);
      const words = said ? inside.slice(said.index + said[0].length).split(/<\/dd>/i, 1)[0]! : '';
      return picture ? `<figure>${picture}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>` : '';
    },
  );
}

function ownLink(attribs: Record<string, string>, context: ContentContext): Record<string, string> {
  const url = addressOf(attribs.href ?? '');
  const path = url && context.ownPath(url);
  return path ? { ...attribs, href: path + url.hash } : attribs;
}

/** @param address as it stands in HTML */
function linked(address: string): string {
  const url = addressOf(address.replaceAll('&amp;', '&'));
  return url ? `<a href="${escapeXml(url.href)}">${address}</a>` : address;
}

/** @returns '' when there is none */
function attribute(tag: string, name: string): string {
  const [, double, single, plain] =
    tag.match(new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')) ?? [];
  return double ?? single ?? plain ?? '';
}
