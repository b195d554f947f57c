type Element = { name: string; attributes: string; children: Node[] };
type Node = string | Element;

/** What a node stands in, as far as it decides what may stand there. */
type Place = { parent: string; inLink: boolean; inHeading: boolean };

const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr']);
const HEADING = /^h[1-6]$/;
const BLOCKS = new Set(
  'address blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table ul'.split(
    ' ',
  ),
);

// Which elements may stand directly in a table and its parts. A browser moves everything else out of the table.
const TABLE_PARTS: Record<string, Set<string>> = {
  table: new Set(['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr']),
  thead: new Set(['tr']),
  tbody: new Set(['tr']),
  tfoot: new Set(['tr']),
  tr: new Set(['td', 'th']),
  colgroup: new Set(['col']),
};
const PART_NAMES = new Set(Object.values(TABLE_PARTS).flatMap((names) => [...names]));

// Elements that mean nothing, or something else, outside of these parents.
const PARENTS: Record<string, string[]> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  rt: ['ruby'],
  rp: ['ruby'],
};

/**
 * Puts elements only where a browser leaves them: no link in a link, no block in a paragraph, no row outside of a table.
 * A browser that meets one repairs the page around it, and the repair can reach beyond the post. Words are never lost:
 * a misplaced element goes, what it holds stays.
 *
 * @param html as sanitize-html writes it, nested no deeper than `DEPTH_MAX`
 */
export function arrange(html: string): string {
  return write(read(html), { parent: '', inLink: false, inHeading: false });
}

const TOKENS = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+/g;

function read(html: string): Node[] {
  const root: Element = { name: '', attributes: '', children: [] };
  const open = [root];
  for (const [whole, slash, name, rest = ''] of html.matchAll(TOKENS)) {
    if (!name) open.at(-1)!.children.push(whole);
    else if (slash) close(open, name);
    else {
      const element: Element = { name, attributes: rest.replace(/ \/$/, ''), children: [] };
      open.at(-1)!.children.push(element);
      if (!VOID.has(name)) open.push(element);
    }
  }
  return root.children;
}

/** Closes the element and what was left open in it; a tag that closes nothing is passed over. */
function close(open: Element[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name);
  if (at > 0) open.splice(at);
}

function write(nodes: Node[], place: Place): string {
  return nodes.map((node) => (typeof node === 'string' ? node : writeElement(node, place))).join('');
}

function writeElement(element: Element, place: Place): string {
  const { name, children } = element;
  if (isMisplaced(name, place)) return write(children, place);
  if (name === 'table' && !isSound(element)) return `<div>${write(children, { ...place, parent: 'div' })}</div>`;
  if (name === 'th' && !children.some(holdsWords)) return wrap(plainCell(element), place);
  if (name === 'p' && children.some(holdsBlock)) return wrap({ ...element, name: 'div' }, place);
  return wrap(element, place);
}

function wrap({ name, attributes, children }: Element, place: Place): string {
  if (VOID.has(name)) return `<${name}${attributes} />`;
  const inside = {
    parent: name,
    inLink: place.inLink || name === 'a',
    inHeading: place.inHeading || HEADING.test(name),
  };
  return `<${name}${attributes}>${write(children, inside)}</${name}>`;
}

function isMisplaced(name: string, { parent, inLink, inHeading }: Place): boolean {
  if (name === 'a') return inLink;
  if (HEADING.test(name)) return inHeading;
  if (PART_NAMES.has(name)) return !TABLE_PARTS[parent]?.has(name);
  return Object.hasOwn(PARENTS, name) && !PARENTS[name]!.includes(parent);
}

/** Whether nothing in a table stands between its cells. */
function isSound({ name, children }: Element): boolean {
  const allowed = TABLE_PARTS[name];
  if (!allowed) return true;
  return children.every((child) =>
    typeof child === 'string' ? child.trim() === '' : allowed.has(child.name) && isSound(child),
  );
}

/** The empty corner of a table heads nothing. */
function plainCell(element: Element): Element {
  return { ...element, name: 'td', attributes: element.attributes.replace(/ scope="[a-z]*"/, '') };
}

function holdsWords(node: Node): boolean {
  if (typeof node === 'string') return node.replaceAll('&nbsp;', ' ').trim() !== '';
  return node.name === 'img' || node.children.some(holdsWords);
}

function holdsBlock(node: Node): boolean {
  return typeof node !== 'string' && (BLOCKS.has(node.name) || node.children.some(holdsBlock));
}
