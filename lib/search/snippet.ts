/** A piece of a found passage; `marked` when it is one of the words sought. */
export type Piece = { text: string; marked: boolean };

/** Characters of the private use area: whatever text brings them along loses them first, so nobody can mark anything else. */
export const marks = { start: '\u{E000}', stop: '\u{E001}' };

export function withoutMarks(text: string): string {
  return text.replace(/[\u{E000}\u{E001}]/gu, '');
}

/**
 * A marked passage as pieces, to be escaped one by one by whatever shows them. Cut on code points when a text without
 * spaces has made it long, so that no character is torn.
 *
 * @param length code points
 */
export function piecesOf(passage: string, length: number): Piece[] {
  const pieces: Piece[] = [];
  let room = length;
  let marked = false;
  for (const part of passage
    .replace(/\s+/gu, ' ')
    .trim()
    .split(/([\u{E000}\u{E001}])/u)) {
    if (part === marks.start || part === marks.stop) {
      marked = part === marks.start;
      continue;
    }
    if (part === '') continue;
    const points = [...part];
    if (points.length > room) return [...pieces, { text: `${points.slice(0, room).join('')}…`, marked }];
    pieces.push({ text: part, marked });
    room -= points.length;
  }
  return pieces;
}
