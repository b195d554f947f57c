/** Deeper than any honest page; shallow enough for every parser's stack. */
export const DEPTH_MAX = 100;

const TAG = /<(\/?)([a-z][^\s/>]*)/gi;
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * How many elements could be open at once in this HTML, counted without recursion and without trusting that it is well
 * formed: a closing tag takes one away, whatever it closes.
 */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(TAG)) {
    if (VOID.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The HTML as it is, or, where it nests too deeply for the parsers, without its tags. */
export function flatten(html: string): string {
  return depthOf(html) > DEPTH_MAX ? html.replace(/<[^<>]*>/g, ' ').replace(/</g, '&lt;') : html;
}
