import { parseBounded, wordsOf } from '@/lib/text/depth';

export { countCodePoints } from '@/lib/text/count';

const BLOCKS = new Set(
  'address article aside blockquote br dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);
const WITHOUT_WORDS = [
  'script',
  'style',
  'textarea',
  'option',
  'xmp',
  'noscript',
  'template',
  'title',
  'iframe',
  'svg',
];
const WORDS_PER_MINUTE = 220;
const IDEOGRAPHS_PER_MINUTE = 500;

/** The words of an HTML fragment, without its markup; blocks are set apart by a line end, other space is one space. */
export function plainText(html: string): string {
  return unescapeText(textOf(html))
    .replace(/ ?\n\s*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The text between the tags, still escaped, with a line end for each block that begins or ends. */
function textOf(html: string): string {
  let atBlock = false;
  const passBlock = (name: string) => {
    atBlock ||= BLOCKS.has(name);
  };
  try {
    return parseBounded(html, {
      allowedTags: [],
      allowedAttributes: {},
      nonTextTags: WITHOUT_WORDS,
      onOpenTag: passBlock,
      onCloseTag: passBlock,
      textFilter: (escaped) => {
        const words = escaped.replace(/\s+/g, ' ');
        if (words === ' ' || !atBlock) return words;
        atBlock = false;
        return `\n${words}`;
      },
    });
  } catch {
    return wordsOf(html);
  }
}

function unescapeText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/**
 * The beginning of a text, cut between words where there are any, with an ellipsis when something was left out.
 *
 * @param length code points, the ellipsis included
 */
export function excerpt(text: string, length: number): string {
  const points = [...text.replace(/\s+/gu, ' ').trim()];
  if (points.length <= length) return points.join('');
  const room = Math.max(0, length - 1);
  const cut = points.slice(0, room);
  const space = points[room] === ' ' ? room : cut.lastIndexOf(' ');
  const kept = space > room / 2 ? cut.slice(0, space) : cut;
  return `${kept.join('').replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '')}…`;
}

/** How long a reader needs, in whole minutes, never less than 1: 220 words a minute, 500 characters of Chinese or Japanese. */
export function readingMinutes(text: string): number {
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = text.match(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + ideographs / IDEOGRAPHS_PER_MINUTE));
}
