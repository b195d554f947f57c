import type { Attributes, IOptions, Tag } from 'sanitize-html';
import { arrange } from '@/lib/text/arrange';
import { sanitizeBounded, wordsOf } from '@/lib/text/depth';
import { hostOf, isLocalAddress, isWebAddress } from '@/lib/text/links';

export type Picture = {
  src: string;
  width: number;
  height: number;
  srcset?: string;
  sizes?: string;
  alt?: string;
};

/** What the media library knows of a picture, by the name or address that a post gives it; `null` when it has none. */
export type PictureLookup = (name: string) => Picture | null;

/** Before every id that a writer or an import brings: no id of theirs can take the place of one of ours, or of a property of `document`. */
export const ID_PREFIX = 'user-content-';

/**
 * The safe HTML of a post that comes from elsewhere. What can act (scripts, styles, forms, frames, SVG) goes; frames
 * and players become links; headings begin at h2 and leave no step out; ids are prefixed. Doing it again changes nothing.
 *
 * @param options.picture without it, pictures keep their address; with it, those it does not know become links
 */
export function sanitizeImported(html: string, options: { picture?: PictureLookup } = {}): string {
  const first = sanitizeBounded(html, { ...imported, transformTags: importedTags(options.picture) });
  return settle(first, () => ({ ...imported, transformTags: importedTags() }));
}

/** The same for a comment that comes from elsewhere: words, quotations, lists, code and links, nothing else. */
export function sanitizeImportedComment(html: string): string {
  return settle(sanitizeBounded(html, commentWall), () => commentWall);
}

/**
 * HTML that a parser reads and writes as it is. A tag that was taken away can change what its neighbours mean, so what
 * was written is read again until nothing changes; if that never comes, the words are kept.
 */
function settle(html: string, options: () => IOptions): string {
  let before = arrange(html);
  for (let round = 0; round < 8; round += 1) {
    const after = arrange(sanitizeBounded(before, options()));
    if (after === before) return after;
    before = after;
  }
  return `<p>${wordsOf(html)}</p>`;
}

const TEXT =
  'a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr';
const BLOCKS = 'address blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre summary ul';
const TABLES = 'caption col colgroup table tbody td tfoot th thead tr';
const IMPORTED = `${TEXT} ${BLOCKS} ${TABLES} img`;
const COMMENT = 'a abbr b blockquote br cite code del em i ins li ol p pre q s small span strong sub sup u ul';

// Their words are not for reading.
const DROPPED_WITH_CONTENT =
  'script style textarea option xmp noscript noembed noframes template title svg math select datalist canvas'.split(
    ' ',
  );

const CLASSES = [
  'alignleft alignright aligncenter alignnone alignwide alignfull wp-caption wp-caption-text gallery gallery-item gallery-icon gallery-caption',
  'wp-block-image wp-block-gallery is-cropped wp-block-table wp-block-quote wp-block-pullquote wp-block-columns wp-block-column wp-block-separator',
  'blocks-gallery-grid blocks-gallery-item blocks-gallery-item__caption blocks-gallery-caption wp-element-caption wp-block-verse wp-block-code',
  'wp-block-preformatted wp-block-media-text wp-block-media-text__media wp-block-media-text__content has-media-on-the-right wp-block-file',
  'size-thumbnail size-medium size-large size-full footnotes footnote-ref footnote-backref',
].flatMap((names) => names.split(' '));
const CLASS_PATTERNS = [
  /^(?:gallery-)?columns-[1-9]$/,
  /^has-text-align-(?:left|center|right)$/,
  /^language-[a-z0-9+#-]{1,30}$/,
];

const shared: IOptions = {
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: false,
  nonTextTags: DROPPED_WITH_CONTENT,
  selfClosing: ['img', 'br', 'hr', 'col', 'wbr'],
  parseStyleAttributes: false,
};

const imported: IOptions = {
  ...shared,
  allowedTags: IMPORTED.split(' '),
  allowedAttributes: {
    '*': ['dir', 'lang', 'id', 'class'],
    a: ['href', 'title', 'hreflang'],
    abbr: ['title'],
    dfn: ['title'],
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'datetime'],
    ins: ['cite', 'datetime'],
    time: ['datetime'],
    img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding', 'title'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    col: ['span'],
    colgroup: ['span'],
    details: ['open'],
  },
  allowedClasses: { '*': [...CLASSES, ...CLASS_PATTERNS] },
};

/** The second wall of `renderComment`, and the only one of a comment that was HTML where it comes from. */
export const commentWall: IOptions = {
  ...shared,
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedTags: COMMENT.split(' '),
  allowedAttributes: {
    a: ['href', 'rel'],
    abbr: ['title'],
    code: ['class'],
    ol: ['start', 'dir'],
    pre: ['dir', 'tabindex'],
    p: ['dir'],
    ul: ['dir'],
    li: ['dir'],
    blockquote: ['dir'],
  },
  allowedClasses: { code: [/^language-[a-z0-9+#-]{1,30}$/] },
  transformTags: {
    a: (_name, { href }) =>
      isWebAddress(href ?? '') ? tag('a', { href: href!, rel: 'ugc nofollow noopener' }) : tag('span', {}),
    '*': (name, attributes) => tag(renamed(name, COMMENT), checked(attributes)),
    pre: (name, { dir }) => tag(name, { ...(dir && { dir }), tabindex: '0' }),
  },
};

/** The second wall of `renderPost`: what our own renderer writes, and nothing else. */
export const postWall: IOptions = {
  ...shared,
  allowedTags:
    'a aside blockquote br caption code div em figcaption figure h2 h3 h4 hr img li ol p pre s section strong sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  allowedAttributes: {
    '*': ['class', 'dir'],
    a: ['href', 'title', 'id', 'role', 'aria-label'],
    aside: ['aria-hidden'],
    div: ['role', 'aria-label', 'tabindex'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
    li: ['id'],
    ol: ['start'],
    pre: ['tabindex'],
    section: ['role', 'aria-label'],
    th: ['scope'],
  },
  allowedClasses: {
    '*': ['pull', 'quotation', 'scroll', 'gallery', 'footnotes', 'footnote-ref', 'footnote-backref', ...CLASS_PATTERNS],
  },
};

const RENAMED: Record<string, string> = {
  acronym: 'abbr',
  big: 'span',
  center: 'div',
  dir: 'ul',
  font: 'span',
  menu: 'ul',
  strike: 's',
  tt: 'code',
  article: 'div',
  aside: 'div',
  footer: 'div',
  header: 'div',
  main: 'div',
  nav: 'div',
  section: 'div',
};

/**
 * The tag that takes an old one's place, if it is among the allowed ones: sanitize-html 2.17.5 closes the next element
 * with the wrong tag after it has renamed one and then thrown it away.
 */
function renamed(name: string, allowed: string): string {
  const heir = RENAMED[name];
  return heir && allowed.split(' ').includes(heir) ? heir : name;
}

/** The tags of one document; the outline of its headings is kept between them. */
function importedTags(picture?: PictureLookup): IOptions['transformTags'] {
  const outline: number[] = [];
  const heading = (name: string, attributes: Attributes) => {
    return tag(`h${nextLevel(outline, Number(name[1]), 6)}`, attributes);
  };
  const player = (_name: string, { src }: Attributes) => linkTo(src);
  return {
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
    ...Object.fromEntries(['iframe', 'embed', 'video', 'audio', 'source'].map((name) => [name, player])),
    center: (_name, attributes) => tag('div', { ...attributes, class: 'aligncenter' }),
    a: (name, { href, title, hreflang, id, dir, lang }) => {
      const address = linkAddress(href);
      return tag(name, checked({ ...(address && { href: address }), title, hreflang, id, dir, lang }));
    },
    img: (name, attributes) => imageTag(name, attributes, picture),
    '*': (name, attributes) => tag(renamed(name, IMPORTED), checked(attributes)),
  };
}

/**
 * The level at which a heading is shown: h2 for the first, one more than the heading that it stands under, whatever
 * numbers the source gives them.
 *
 * @param outline the source's levels that the last heading stands under, with its own; changed here
 */
export function nextLevel(outline: number[], level: number, deepest: number): number {
  while (outline.length > 0 && outline.at(-1)! >= level) outline.pop();
  outline.push(level);
  return Math.min(outline.length + 1, deepest);
}

function linkAddress(href: string | undefined): string | undefined {
  const address = (href ?? '').trim();
  if (address.startsWith('#')) return idOf(address.slice(1)) ? `#${idOf(address.slice(1))}` : undefined;
  if (address.startsWith('//')) return isWebAddress(`https:${address}`) ? `https:${address}` : undefined;
  return isLocalAddress(address) || isWebAddress(address) || /^tel:[\d+(). -]+$/i.test(address) ? address : undefined;
}

function imageTag(name: string, attributes: Attributes, picture?: PictureLookup): Tag {
  const address = attributes.src?.trim() ?? '';
  const src = address.startsWith('//') ? `https:${address}` : address;
  const alt = attributes.alt ?? '';
  const known = picture?.(src);
  if (known)
    return tag(name, { ...checked({ class: attributes.class, id: attributes.id }), ...imageAttributes(known, alt) });

  const shown = isLocalAddress(src) || (isWebAddress(src) && !src.startsWith('mailto:'));
  if (!shown) return tag('span', {});
  if (picture && !isLocalAddress(src)) return linkTo(src, alt);
  const { srcset, sizes, width, height, title, id, class: names } = attributes;
  const renditions = srcset && sizes && isLocalSet(srcset) && { srcset, sizes };
  const kept = checked({ class: names, id, title, width, height });
  return tag(name, { ...kept, src, ...renditions, alt, loading: 'lazy', decoding: 'async' });
}

function isLocalSet(srcset: string): boolean {
  return srcset
    .split(',')
    .every((part) => /^\/[\w/.-]+ \d{1,5}w$/.test(part.trim()) && isLocalAddress(part.trim().split(' ')[0]!));
}

/** The attributes of a picture in the media library. */
export function imageAttributes(picture: Picture, alt: string): Record<string, string> {
  return {
    width: String(picture.width),
    height: String(picture.height),
    src: picture.src,
    ...(picture.srcset && { srcset: picture.srcset, sizes: picture.sizes ?? '100vw' }),
    alt: alt || picture.alt || '',
    loading: 'lazy',
    decoding: 'async',
  };
}

function linkTo(address: string | undefined, words = ''): Tag {
  const href = linkAddress(address);
  if (!href) return tag('span', {});
  return { tagName: 'a', attribs: { href }, text: words.trim() || hostOf(href) || href };
}

function tag(tagName: string, attribs: Attributes | Record<string, string | undefined>): Tag {
  return {
    tagName,
    attribs: Object.fromEntries(Object.entries(attribs).filter(([, value]) => value !== undefined)) as Attributes,
  };
}

// What an attribute's value may be; the others are free text, which can only be read.
const VALUES: Record<string, RegExp> = {
  dir: /^(?:ltr|rtl|auto)$/i,
  lang: /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i,
  hreflang: /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i,
  width: /^\d{1,5}$/,
  height: /^\d{1,5}$/,
  colspan: /^\d{1,3}$/,
  rowspan: /^\d{1,3}$/,
  span: /^\d{1,3}$/,
  start: /^-?\d{1,9}$/,
  value: /^-?\d{1,9}$/,
  type: /^[1aAiI]$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/,
  datetime: /^[\dTZ:.+ -]{4,40}$/,
  cite: /^https?:\/\/\S+$/i,
};

/** The attributes without those whose value is not one they can have; ids prefixed. */
function checked(attributes: Attributes | Record<string, string | undefined>): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || (Object.hasOwn(VALUES, name) && !VALUES[name]!.test(value))) continue;
    if (name !== 'id') kept[name] = value;
    else if (idOf(value)) kept.id = idOf(value)!;
  }
  return kept;
}

function idOf(id: string): string | undefined {
  if (!/^[\p{L}\p{N}_:.-]{1,100}$/u.test(id)) return undefined;
  return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id;
}
