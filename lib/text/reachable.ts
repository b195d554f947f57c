/**
 * What may have to scroll sideways on a phone, made reachable by keyboard: imported tables get the frame that our own
 * have, and code a place in the order of the Tab key. The HTML is safe and well formed already.
 */
export function reachable(html: string): string {
  if (html.includes('<div class="scroll"')) return html;
  let depth = 0;
  return html.replace(/<pre(?![^>]*\stabindex=)/g, '<pre tabindex="0"').replace(/<table\b[^<>]*>|<\/table>/g, (tag) => {
    if (tag === '</table>') return --depth === 0 ? `${tag}</div>` : tag;
    return depth++ === 0 ? `<div class="scroll" role="region" aria-label="Table" tabindex="0">${tag}` : tag;
  });
}
