/** A piece of a found passage; `marked` when it is one of the words sought. */
export type Piece = { text: string; marked: boolean };

/** Characters of the private use area: whatever text brings them along loses them first, so nobody can mark anything else. */
export const marks = { start: '\u{E000}', stop: '\u{E001}' };

/** PostgreSQL would take `<b>` for a tag and leave it out: the sign travels as another and is put back. */
const LESS = '\u{E002}';

/** A text, ready to be searched for its best passage. */
export function prepared(text: string): string {
  return text.replace(/[\u{E000}-\u{E002}]/gu, '').replaceAll('<', LESS);
}

/**
 * A marked passage as pieces, to be escaped one by one by whatever shows them. Cut on code points when a text without
 * spaces has made it long, so that no character is torn; an ellipsis stands where the text goes on.
 *
 * @param text the prepared text that the passage is from
 * @param length code points
 */
export function piecesOf(passage: string, text: string, length: number): Piece[] {
  const pieces: Piece[] = begins(passage, text) ? [] : [{ text: '… ', marked: false }];
  let room = length;
  let marked = false;
  for (const part of onOneLine(passage).split(/([\u{E000}\u{E001}])/u)) {
    if (part === marks.start || part === marks.stop) {
      marked = part === marks.start;
      continue;
    }
    if (part === '') continue;
    const points = [...part.replaceAll(LESS, '<')];
    if (points.length > room) return [...pieces, { text: `${points.slice(0, room).join('')}…`, marked }];
    pieces.push({ text: points.join(''), marked });
    room -= points.length;
  }
  return ends(passage, text) ? pieces : [...pieces, { text: ' …', marked: false }];
}

function begins(passage: string, text: string): boolean {
  return onOneLine(text).startsWith(bare(passage).slice(0, 40));
}

function ends(passage: string, text: string): boolean {
  return onOneLine(text).endsWith(bare(passage).slice(-40));
}

function bare(passage: string): string {
  return onOneLine(passage.replace(/[\u{E000}\u{E001}]/gu, ''));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
