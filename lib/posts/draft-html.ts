import { type Picture, pictureOf, type StoredPicture } from '@/lib/media/picture';
import { renderPost } from '@/lib/text/markdown';
import { sanitizeImported } from '@/lib/text/sanitize';
import { countWords } from './count-words';

type Known = StoredPicture & { id: number };

/** A post's source as readers will get it. Pictures of the library bring their sizes; one from elsewhere becomes a link, since no page asks others for anything. */
export function draftHtml(source: string, format: 'markdown' | 'html', known: Known[]) {
  const byKey = new Map(known.map((media) => [media.key, pictureOf(media)] as const));
  const picture = (name: string) => {
    const found = byKey.get(/^\/media\/([A-Za-z0-9_-]+)/.exec(name)?.[1] ?? '');
    return found?.src ? inText(found) : null;
  };
  return counted(format === 'html' ? sanitizeImported(source, { picture }) : renderPost(source, { picture }).html);
}

function counted(html: string) {
  return { html, words: countWords(html) };
}

function inText({ src, srcSet, width, height }: Picture) {
  return { src, srcset: srcSet, sizes: '(width < 48rem) 100vw, 41rem', width, height };
}
