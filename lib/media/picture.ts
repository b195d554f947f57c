/** A stored rendition: its file is `WIDTH.webp` or `WIDTH.jpg` in the folder of the picture's key. */
export type Rendition = { width: number; height: number; format: 'webp' | 'jpg'; bytes: number };

/** What an `<img>` needs. `src` is the JPEG that every program can show, `srcSet` the WebP renditions. */
export type Picture = {
  src: string;
  srcSet: string;
  width: number;
  height: number;
  alt: string;
  placeholder: string; // a colour, #rrggbb
};

export type StoredPicture = {
  key: string;
  alt: string;
  decorative?: boolean;
  placeholder: string;
  renditions: unknown;
};

/** @returns a picture of 0 × 0 without addresses when nothing was stored, so that a broken row breaks no page */
export function pictureOf(media: StoredPicture): Picture {
  const renditions = (Array.isArray(media.renditions) ? media.renditions : []) as Rendition[];
  const webp = renditions.filter(({ format }) => format === 'webp').toSorted((a, b) => a.width - b.width);
  const fallback = renditions.find(({ format }) => format === 'jpg') ?? webp.at(-1);
  const largest = webp.at(-1) ?? fallback;
  return {
    src: fallback ? renditionPath(media.key, fallback) : '',
    srcSet: webp.map((rendition) => `${renditionPath(media.key, rendition)} ${rendition.width}w`).join(', '),
    width: largest?.width ?? 0,
    height: largest?.height ?? 0,
    alt: media.decorative ? '' : media.alt,
    placeholder: media.placeholder,
  };
}

export function renditionPath(key: string, { width, format }: Pick<Rendition, 'width' | 'format'>): string {
  return `/media/${key}/${width}.${format}`;
}

/** How a picture of the library is written in a post's Markdown: `![alt](/media/KEY "caption")`. */
export function pictureMarkdown({ key, alt, caption }: { key: string; alt: string; caption: string }): string {
  const plain = (words: string) => words.replace(/\s+/g, ' ').replace(/([\\[\]"*_`<>])/g, '\\$1');
  return `![${plain(alt)}](/media/${key}${caption ? ` "${plain(caption)}"` : ''})`;
}

/** The keys of the library's pictures that a text shows, each once. */
export function pictureKeysIn(source: string): string[] {
  return [...new Set([...source.matchAll(/\/media\/([A-Za-z0-9_-]{8,64})/g)].map((match) => match[1]!))];
}
