/** How many links the safe HTML of a comment has. */
export function countLinks(html: string): number {
  return html.match(/<a\s/g)?.length ?? 0;
}
