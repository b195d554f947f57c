import { escapeXml } from '@/lib/text/xml';

export type Placed = { src: string; srcSet: string; width: number; height: number; alt: string };

/** Which pictures a safe text shows, by their addresses, each once. */
export function pictureAddressesIn(html: string): string[] {
  const found = [...html.matchAll(TAG)]
    .filter(([, , name]) => name === 'img')
    .map(([, , , written = '']) => attributeOf(written, 'src'));
  return [...new Set(found.filter((address) => /^https?:\/\//.test(address)))];
}

/**
 * The pictures of a safe text from this blog's own library; those it does not have become links to where they are. No
 * reader's browser is sent to another host by reading here.
 *
 * @param html as `sanitizeImported` writes it: well formed, attributes in double quotes
 */
export function placePictures(html: string, picture: (address: string) => Placed | null): string {
  let linked = false;
  return html.replace(TAG, (whole, slash: string, name: string, written: string) => {
    if (name === 'a') {
      linked = slash === '';
      return slash ? whole : toOwnPicture(whole, picture);
    }
    const address = attributeOf(written, 'src');
    const words = attributeOf(written, 'alt');
    if (/^\/media\//.test(address)) return whole;
    const placed = picture(address);
    if (placed) return pictureTag(placed, written);
    const label = escapeXml(`Picture: ${words || fileOf(address)}`);
    return linked || !/^https?:\/\//.test(address) ? label : `<a href="${escapeXml(address)}">${label}</a>`;
  });
}

const TAG = /<(\/?)(a|img)(?=[\s/>])([^<>]*)>/g;

function fileOf(address: string): string {
  const path = address.split(/[?#]/)[0] ?? '';
  return path.split('/').at(-1) || 'without a name';
}

const TEXT_WIDTH = 672; // px, or 42rem: a picture shown smaller says so to the browser

/** As large as its writer showed it, where that is less than it is; and on the side on which it stood. */
function pictureTag({ src, srcSet, width, height, alt }: Placed, written: string): string {
  const shown = Math.min(Number(attributeOf(written, 'width')) || width, width);
  const names = attributeOf(written, 'class');
  const sizes = shown < TEXT_WIDTH ? `(min-width: ${shown}px) ${shown}px, 100vw` : '(min-width: 48em) 42rem, 100vw';
  return [
    `<img src="${escapeXml(src)}"`,
    ...(srcSet ? [`srcset="${escapeXml(srcSet)}" sizes="${sizes}"`] : []),
    `width="${shown}" height="${Math.max(1, Math.round((height * shown) / width))}"`,
    `alt="${escapeXml(attributeOf(written, 'alt') || alt)}"`,
    ...(names ? [`class="${escapeXml(names)}"`] : []),
    'loading="lazy" decoding="async">',
  ].join(' ');
}

/** A small picture that leads to its large self stays at home too. */
function toOwnPicture(tag: string, picture: (address: string) => Placed | null): string {
  const address = attributeOf(tag, 'href');
  const placed = /\.(jpe?g|png|gif|webp)([?#]|$)/i.test(address) ? picture(address) : null;
  return placed ? tag.replace(/href="[^"]*"/, `href="${escapeXml(placed.src)}"`) : tag;
}

function attributeOf(written: string, name: string): string {
  const value = written.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1] ?? '';
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The forms in which WordPress addresses one file: with a size in its name or its query, by http or https. */
export function originalsOf(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const path = url.pathname.replace(/-\d{1,5}x\d{1,5}(?=\.[a-z]{3,4}$)/i, '').replace(/-scaled(?=\.[a-z]{3,4}$)/i, '');
  const host = url.host.replace(/^i\d\.wp\.com$/, '') || url.pathname.split('/')[1]!;
  return [...new Set([`${url.host}${url.pathname}`, `${host}${path.replace(`/${host}/`, '/')}`])];
}
