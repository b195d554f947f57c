/** The unit of every limit on text: what PostgreSQL's `char_length` counts. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
