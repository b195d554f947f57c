/** A start tag of a document, and the text of its element where a parser takes all of that as text. */
export type StartTag = {
  name: string; // in small letters
  text: string; // `<script src="/a.js">`
  from: number;
  to: number; // behind its `>`
  contentTo: number; // where the text of a script, a style or a text area ends; `to` for any other element
};

/**
 * The start tags of a document, in order, as a browser's tokenizer finds them: nothing inside a comment, an attribute, a
 * script or a text area is one. Whoever changes a document by them leaves every other byte as it was, which reading it
 * into a tree and writing that out again would not (and it would cost ten times as much at every rendering).
 *
 * It knows no tree, so it may be led astray by markup that means something else in its place (a comment in an SVG's
 * style). That does no harm here: whatever is changed must carry the nonce of its own rendering, which no text knows.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function* startTags(html: string): Generator<StartTag> {
  let at = 0;
  while (at < html.length) {
    const from = html.indexOf('<', at);
    if (from < 0) return;
    if (html.startsWith('<!--', from)) {
      const close = html.indexOf('-->', from + 2);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const found = startTagAt(html, from);
    if (found === 'unended') return;
    if (!found) {
      at = from + 1;
      continue;
    }
    const to = from + found.text.length;
    const contentTo = opaque.has(found.name) ? endOf(html, found.name, to) : to;
    yield { ...found, from, to, contentTo };
    at = contentTo;
  }
}

/** Elements whose content is text to the parser: a tag in there is no tag. */
const opaque = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);

const name = /[a-z][a-z0-9-]*/iy;

/** Read character by character, as a browser does: a regular expression for this can be made to run for ever. */
function startTagAt(html: string, open: number): { name: string; text: string } | 'unended' | null {
  name.lastIndex = open + 1;
  const found = name.exec(html);
  if (!found) return null;
  let afterEquals = false;
  for (let index = name.lastIndex; index < html.length; index++) {
    const char = html[index]!;
    if (char === '>') return { name: found[0].toLowerCase(), text: html.slice(open, index + 1) };
    if (afterEquals && (char === '"' || char === "'")) {
      index = html.indexOf(char, index + 1);
      if (index < 0) return 'unended';
    }
    if (char !== ' ' && char !== '\n' && char !== '\t') afterEquals = char === '=';
  }
  return 'unended';
}

function endOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

/** Whether the renderer itself wrote this tag: the nonce was made at random for this very rendering. */
export function carries(tag: StartTag, nonce: string): boolean {
  return tag.text.includes(` nonce="${nonce}"`);
}

export function withoutNonce(tag: StartTag, nonce: string): string {
  return tag.text.replace(` nonce="${nonce}"`, '');
}

/** Where the nonce is mentioned in Next's data: a filler of the same length, for rows are counted in bytes. */
export function filled(text: string, nonce: string): string {
  return text.replaceAll(nonce, 'n'.repeat(nonce.length));
}

/** Of tags as React writes them: double quotes, and no character reference in an address. */
export function attribute(tag: StartTag, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag.text)?.[1];
}
