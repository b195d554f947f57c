/** A letter as it is composed: plain words first; the HTML is made from the same paragraphs, so that the two never differ. */
export type Letter = {
  to: { name: string; address: string };
  subject: string;
  paragraphs: Paragraph[];
  /** Stable for one cause, so that a letter sent twice after a crash is one letter to the reader's mailbox. */
  messageId: string;
};

/** Words, something quoted, or a link that stands by itself. */
export type Paragraph = string | { quote: string } | { link: string; label: string };

export function letterText(letter: Letter): string {
  const blocks = letter.paragraphs.map((paragraph) => {
    if (typeof paragraph === 'string') return paragraph;
    if ('quote' in paragraph)
      return paragraph.quote
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    return `${paragraph.label}:\n${paragraph.link}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

export function letterHtml(letter: Letter): string {
  const blocks = letter.paragraphs.map((paragraph) => {
    if (typeof paragraph === 'string') return `<p>${escaped(paragraph)}</p>`;
    if ('quote' in paragraph) return `<blockquote>${escaped(paragraph.quote).replaceAll('\n', '<br>')}</blockquote>`;
    return `<p><a href="${escaped(paragraph.link)}">${escaped(paragraph.label)}</a></p>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(letter.subject)}</title><body>${blocks.join('\n')}</body></html>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (character) => entities[character]!);
}
