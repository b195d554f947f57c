import { escapeXml } from '@/lib/text/xml';
import type { ArchiveMedia } from '../archive';
import { addressOf, unescapeSlug } from './fields';
import { replaceSpans } from './spans';

export type ShortcodeContext = {
  /** The pictures that belong to the post itself: what a bare [gallery] shows. */
  ownPictures: ArchiveMedia[];
  mediaById(id: string): ArchiveMedia | undefined;
  /** Says that a shortcode could not be carried. */
  lost(name: string): void;
};

type Shortcode = { attributes: Record<string, string>; bare: string[]; content: string };

/** `[[name]]` is how WordPress writes a code that is meant as words. */
const CODE = /\[\[([a-z][^[\]]*)\]\]|\[([a-z][\w-]*)((?:\s[^[\]]*)?)\]/gi;
const WRITTEN_MAX = 10_000; // characters between a code's brackets

/**
 * What WordPress's own shortcodes stand for, as HTML. Those of plugins are left as the words they are and reported: only
 * the plugin knew what they meant.
 */
export function unfoldShortcodes(html: string, context: ShortcodeContext): string {
  return replaceSpans(
    html,
    CODE,
    ([, , name]) => (name ? `\\[/${name}\\]` : null),
    ([, words, name = '', written = ''], content) => {
      if (words !== undefined) return `[${words}]`;
      const unfold = codes[name.toLowerCase() as keyof typeof codes];
      // Square brackets are also just brackets: [sic], [see below]. A code has attributes, or an end.
      const isCode = unfold !== undefined || /[\w-]=/.test(written.slice(0, WRITTEN_MAX)) || content !== null;
      if (!isCode || written.length > WRITTEN_MAX) return null;
      if (!unfold) {
        context.lost(name);
        return null;
      }
      return unfold({ ...attributesOf(written), content: content ?? '' }, context);
    },
  );
}

const codes = {
  caption: figureWithCaption,
  wp_caption: figureWithCaption,
  gallery: galleryOf,
  playlist: galleryOf,
  embed: ({ content, bare, attributes }: Shortcode) => link(content || attributes.src || bare[0]),
  audio: player('Audio'),
  video: player('Video'),
  youtube: ({ content, bare }: Shortcode) => link(content || bare[0]?.replace(/^=/, '')),
};

function figureWithCaption({ attributes, content }: Shortcode): string {
  const picture = content.match(/(<a\b[^<>]*>\s*)?<img\b[^<>]*>(\s*<\/a>)?/i)?.[0] ?? '';
  const words = attributes.caption ?? content.replace(picture, '').trim();
  const side = /^align(left|right|center)$/.test(attributes.align ?? '') ? ` class="${attributes.align}"` : '';
  return `\n\n<figure${side}>${picture}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>\n\n`;
}

function galleryOf({ attributes }: Shortcode, { ownPictures, mediaById, lost }: ShortcodeContext): string {
  const ids = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter((id) => id !== '');
  const left = new Set((attributes.exclude ?? '').split(/[\s,]+/));
  const chosen =
    ids.length > 0 ? ids.map(mediaById) : ownPictures.filter((media) => !left.has(media.origin.split(':').at(-1)!));
  const pictures = chosen.filter((media): media is ArchiveMedia => media?.isPicture ?? false);
  if (pictures.length === 0) {
    lost('gallery');
    return '';
  }
  const figures = pictures.map(({ address, alt, caption, name }) => {
    const words = caption ? `<figcaption>${escapeXml(caption)}</figcaption>` : '';
    const picture = `<img src="${escapeXml(address)}" alt="${escapeXml(alt || caption || name)}">`;
    const shown = attributes.link === 'none' ? picture : `<a href="${escapeXml(address)}">${picture}</a>`;
    return `<figure>${shown}${words}</figure>`;
  });
  // WordPress shows squares cut out of the pictures, unless a size is asked for, and three in a row.
  const columns = /^[1-9]$/.test(attributes.columns ?? '') ? attributes.columns : '3';
  const cropped = (attributes.size ?? 'thumbnail') === 'thumbnail' ? ' is-cropped' : '';
  return `\n\n<figure class="wp-block-gallery columns-${columns}${cropped}">${figures.join('')}</figure>\n\n`;
}

function player(kind: string) {
  return ({ attributes, bare, content }: Shortcode) => {
    const source = Object.entries(attributes).find(([name]) =>
      /^(src|mp3|m4a|ogg|wav|mp4|m4v|webm|ogv|flv)$/.test(name),
    )?.[1];
    return link(source ?? bare[0] ?? content.match(/https?:\/\/[^\s"'<]+/)?.[0], kind);
  };
}

/** What a player would load from elsewhere becomes a link: reading this blog is nobody else's business. */
export function link(address: string | undefined, kind = ''): string {
  const url = addressOf((address ?? '').replaceAll('&amp;', '&'));
  if (!url) return '';
  const file = unescapeSlug(url.pathname.split('/').at(-1) ?? '').slice(0, 80);
  const words = kind ? `${kind}: ${file || url.hostname}` : url.href;
  return `\n\n<p><a href="${escapeXml(url.href)}">${escapeXml(words)}</a></p>\n\n`;
}

function attributesOf(written: string): Pick<Shortcode, 'attributes' | 'bare'> {
  const attributes: Record<string, string> = {};
  const bare: string[] = [];
  const pattern = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g;
  for (const [, name, double, single, plain, quoted, word] of written.replace(/\/$/, '').matchAll(pattern)) {
    if (name) attributes[name.toLowerCase()] = double ?? single ?? plain ?? '';
    const loose = quoted ?? word;
    if (loose) bare.push(loose);
  }
  return { attributes, bare };
}
