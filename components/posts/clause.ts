/** What continues a byline, without the marks that the sentence brings itself. */
export function clauseOf(written: string): string {
  return written
    .trim()
    .replace(/^[,;]\s*/, '')
    .replace(/(?<![.,;])[.,;]+$/, '');
}
