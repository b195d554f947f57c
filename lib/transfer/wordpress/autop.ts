import { replaceSpans } from './spans';

/**
 * Paragraphs as WordPress makes them at display time: its posts are stored with bare lines, an empty line between two
 * paragraphs and a single one for a line break. Written from the rules that WordPress documents for `wpautop`.
 *
 * @param html without comments
 */
export function autop(html: string): string {
  if (html.trim() === '') return '';
  const kept: string[] = [];
  const hold = (whole: string) => {
    kept.push(whole);
    return `\n\n<pre data-kept="${kept.length - 1}"></pre>\n\n`;
  };

  const paragraphs = withoutLinesInTags(holdTyped(html, hold))
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, '\n\n')
    .replace(OPENS_BLOCK, '\n\n$&')
    .replace(CLOSES_BLOCK, '$&\n\n')
    .replace(/<blockquote\b[^<>]*>/gi, '$&\n\n')
    .replace(/<\/blockquote\s*>/gi, '\n\n$&')
    .split(/\n[^\S\n]*(?=\n)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(paragraph);

  return paragraphs.join('\n').replace(/<pre data-kept="(\d+)"><\/pre>/g, (_, index) => kept[Number(index)] ?? '');
}

/** What is shown as it was typed takes no part, and code of several lines becomes what is shown as it was typed. */
function holdTyped(html: string, hold: (whole: string) => string): string {
  const whole = replaceSpans(
    html,
    /<(pre|script|style|textarea|svg|math)(?=[\s/>])[^<>]*>/gi,
    ([, name]) => `</${name}\\s*>`,
    ([open, name], inside) => (inside === null ? null : hold(`${open}${inside}</${name}>`)),
  );
  return replaceSpans(
    whole,
    /<code>/gi,
    () => '</code>',
    (_, inside) => (inside?.includes('\n') && !inside.includes('<') ? hold(`<pre><code>${inside}</code></pre>`) : null),
  );
}

const BLOCKS =
  'address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|legend|li|main|map|menu|nav|object|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|iframe';
const OPENS_BLOCK = new RegExp(`<(?:${BLOCKS})(?=[\\s/>])[^<>]*>`, 'gi');
const CLOSES_BLOCK = new RegExp(`</(?:${BLOCKS})\\s*>|<hr\\b[^<>]*>`, 'gi');
const STARTS_WITH_BLOCK = new RegExp(`^</?(?:${BLOCKS})(?=[\\s/>])`, 'i');

function paragraph(part: string): string {
  const broken = part
    .split('\n')
    .map((line) => line.trimEnd())
    .map((line, index, lines) => (index === lines.length - 1 || /<br\s*\/?>$/i.test(line) ? line : `${line}<br>`))
    .join('\n');
  if (STARTS_WITH_BLOCK.test(part)) return onlyTags(part) ? part : broken;
  return `<p>${broken}</p>`;
}

function onlyTags(part: string): boolean {
  return part.replace(/<[^<>]*>/g, '').trim() === '';
}

/** A line end within a tag is only space. */
function withoutLinesInTags(html: string): string {
  return html.replace(/<[a-z/][^<>]*>/gi, (tag) => (tag.includes('\n') ? tag.replace(/\s+/g, ' ') : tag));
}
