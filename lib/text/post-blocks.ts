import type { StateCore, Token } from 'markdown-it';

const PULL = /^\[!pull\]\s*/i;

/** `> [!pull] words` is words of the text set large beside it: hidden from those who are read to, who have heard them already. */
export function markPulls({ tokens }: StateCore): void {
  for (const [from, to] of blocksOf(tokens, 'blockquote')) {
    const inline = tokens[from + 2];
    const first = inline?.children?.[0];
    if (tokens[from + 1]?.type !== 'paragraph_open' || first?.type !== 'text' || !PULL.test(first.content)) continue;

    first.content = first.content.replace(PULL, '');
    if (first.content === '' && inline!.children![1]?.type === 'softbreak') inline!.children!.splice(0, 2);
    for (const token of [tokens[from]!, tokens[to]!]) Object.assign(token, { type: 'pull', tag: 'aside' });
    tokens[from]!.attrs = [
      ['class', 'pull'],
      ['aria-hidden', 'true'],
    ];
  }
}

const DASH = /^(?:—|–|―|--)\s*(?=\S)/;

/** A quotation whose last line begins with a dash names its source: that line becomes the caption. */
export function attributeFigures(state: StateCore): void {
  for (const [from, to] of blocksOf(state.tokens, 'blockquote').reverse()) {
    const [paragraph, inline, end] = state.tokens.slice(to - 3, to);
    if (paragraph?.type !== 'paragraph_open' || inline?.type !== 'inline' || end?.type !== 'paragraph_close') continue;
    if (paragraph.level !== state.tokens[from]!.level + 1) continue;

    const source = takeSource(inline);
    if (!source) continue;
    const rest = inline.children!.length > 0 ? [] : [to - 3, to - 2, to - 1];
    const caption = Object.assign(new state.Token('inline', '', 0), { children: source, level: inline.level });
    state.tokens.splice(
      to + 1,
      0,
      ...element(state, 'figcaption', [caption], [['dir', 'auto']]),
      close(state, 'figure'),
    );
    if (rest.length > 0) state.tokens.splice(rest[0]!, rest.length);
    state.tokens.splice(from, 0, open(state, 'figure', [['class', 'quotation']]));
  }
}

/** The tokens of the last line, if it is a source; they are taken out of the paragraph. */
function takeSource({ children }: Token): Token[] | undefined {
  const lines = children ?? [];
  const at = lines.findLastIndex(({ type }) => type === 'softbreak' || type === 'hardbreak');
  const first = lines[at + 1];
  if (first?.type !== 'text' || !DASH.test(first.content)) return undefined;
  if (lines.slice(at + 1).some(({ level }) => level < first.level)) return undefined;

  first.content = first.content.replace(DASH, '');
  const source = lines.splice(at + 1);
  if (at >= 0) lines.splice(at);
  return source;
}

const CAPTION = /^Table:\s*/;

/** Tables get a caption, a frame that scrolls and can be reached by keyboard, and no style attributes. */
export function captionTables(state: StateCore): void {
  for (const [from, to] of blocksOf(state.tokens, 'table').reverse()) {
    for (let at = from; at < to; at += 1) tidyCell(state.tokens.slice(at, at + 3));
    const caption = takeCaption(state.tokens, to + 1);
    const label = caption?.content.replace(CAPTION, '') ?? 'Table';
    state.tokens.splice(to + 1, 0, close(state, 'div'));
    if (caption) state.tokens.splice(from + 1, 0, ...element(state, 'caption', [caption], [['dir', 'auto']]));
    const frame: [string, string][] = [
      ['class', 'scroll'],
      ['role', 'region'],
      ['aria-label', label],
      ['tabindex', '0'],
    ];
    state.tokens.splice(from, 0, open(state, 'div', frame));
  }
}

function takeCaption(tokens: Token[], at: number): Token | undefined {
  const inline = tokens[at + 1];
  const first = inline?.children?.[0];
  if (tokens[at]?.type !== 'paragraph_open' || first?.type !== 'text' || !CAPTION.test(first.content)) return undefined;
  first.content = first.content.replace(CAPTION, '');
  tokens.splice(at, 3);
  return inline;
}

/** An empty cell of the head, as in the corner of a table, heads nothing: it is no header. */
function tidyCell([cell, words, end]: Token[]): void {
  if (!cell) return;
  if (cell.type !== 'th_open' && cell.type !== 'td_open') return;
  const side = String(cell.attrGet('style')).match(/left|center|right/)?.[0];
  cell.attrs = side ? [['class', `has-text-align-${side}`]] : [];
  if (cell.type === 'td_open') return;
  if (words?.content.trim()) cell.attrSet('scope', 'col');
  else for (const tag of [cell, end!]) tag.tag = 'td';
}

/** Where each block of a kind opens and closes, in the order in which they close. */
function blocksOf(tokens: Token[], kind: string): [from: number, to: number][] {
  const found: [number, number][] = [];
  const opened: number[] = [];
  tokens.forEach(({ type }, index) => {
    if (type === `${kind}_open`) opened.push(index);
    if (type === `${kind}_close`) found.push([opened.pop()!, index]);
  });
  return found;
}

function element(state: StateCore, tag: string, children: Token[], attrs: [string, string][]): Token[] {
  return [open(state, tag, attrs), ...children, close(state, tag)];
}

function open({ Token }: StateCore, tag: string, attrs: [string, string][]): Token {
  return Object.assign(new Token(`${tag}_open`, tag, 1), { attrs, block: true });
}

function close({ Token }: StateCore, tag: string): Token {
  return Object.assign(new Token(`${tag}_close`, tag, -1), { block: true });
}
