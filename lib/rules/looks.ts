import { ASCII } from './fold';
import { type Cell, cellsOfForm, type Signs } from './signs';

/** A word, letter by letter, as what it looks like; `key` is the same for all words that might look alike. */
export type Look = { cells: Cell[]; key: string };

export function lookOfForm(form: string, own: Set<string>): Look {
  return lookOf(cellsOfForm(form, own));
}

function lookOf(cells: Cell[]): Look {
  return { cells, key: keyOf(cells) };
}

/** The letters in a row, those that are repeated once. */
function keyOf(cells: Cell[]): string {
  let key = '';
  let last = '';
  for (const { as } of cells) {
    if (as !== last) key += as;
    last = as;
  }
  return key;
}

/**
 * What a word of a text looks like, if it looks like another than it is: digits, signs, letters of another script or
 * drawn otherwise stand in it, or a letter is drawn out. Plain letters stand for themselves only, or *burn* would be
 * taken for *bum*; and a word all in one script is a word of that script, where the text is written in it.
 */
export function lookOfWord(written: string, signs: Signs, mainScript: () => string | undefined): Look | null {
  const isTall = hasTallI(written);
  if (!isTall && isPlain(written)) return null;
  const count = { letter: 0, digit: 0, sign: 0, imitation: 0 };
  let script: string | undefined;
  let isMixed = false;
  for (const each of written) {
    const sign = signs(each);
    count[sign.kind] += sign.cells.length;
    if (sign.imitates) count.imitation += sign.cells.length;
    if (sign.script && script && sign.script !== script) isMixed = true;
    script ??= sign.script;
  }
  // An A55 is a telephone.
  if (count.letter === 0 || count.digit > count.letter) return null;
  const stands = count.digit + count.sign > 0 || (script === 'Latin' && count.imitation > 0);
  const isForeign = () => count.imitation === count.letter && script !== mainScript();
  if (!isTall && !isMixed && !stands && !hasTriple(written.toLowerCase()) && !isForeign()) return null;
  const cells = [...written].flatMap((sign, at) => (isTall && sign === 'I' && at > 0 ? TALL_I : signs(sign).cells));
  return cells.length < 3 ? null : lookOf(cells);
}

const TALL_I: Cell = { as: 'i', plain: null, script: undefined };

/** A capital I among small letters may be an l: *asshoIe*. */
export function hasTallI(written: string): boolean {
  return /[a-z]I|.I[a-z]/.test(written) && ASCII.test(written);
}

/** What most words are: plain letters, none three times in a row. */
export function isPlain(written: string): boolean {
  return /^[a-z']*$/i.test(written) && !hasTriple(written.toLowerCase());
}

function hasTriple(small: string): boolean {
  for (let at = 2; at < small.length; at += 1) {
    const code = small.charCodeAt(at);
    if (code === small.charCodeAt(at - 1) && code === small.charCodeAt(at - 2)) return true;
  }
  return false;
}

/** Whether the word of a text is the rule's, letter by letter. A letter that is drawn out counts as often as it should. */
export function looksLike(word: Look, form: Look): boolean {
  const [there, here] = [grouped(word.cells, sameLook), grouped(form.cells, sameLook)];
  return there.length === here.length && there.every((run, index) => runFits(run, here[index]!));
}

function runFits(run: Cell[], wanted: Cell[]): boolean {
  if (run.length === wanted.length) return run.every((cell, index) => fits(cell, wanted[index]!));
  const [there, here] = [grouped(run, samePlain), grouped(wanted, samePlain)];
  return there.length === here.length && there.every((group, index) => isDrawnOut(group, here[index]!));
}

function isDrawnOut(group: Cell[], wanted: Cell[]): boolean {
  return (group.length >= 3 || group.length === wanted.length) && fits(group[0]!, wanted[0]!);
}

function fits(cell: Cell, wanted: Cell): boolean {
  return cell.plain === null || cell.script !== wanted.script || cell.plain === wanted.plain;
}

const sameLook = (one: Cell, other: Cell) => one.as === other.as;
const samePlain = (one: Cell, other: Cell) => one.plain === other.plain;

function grouped(cells: Cell[], belong: (one: Cell, other: Cell) => boolean): Cell[][] {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    const last = groups.at(-1);
    if (last && belong(last[0]!, cell)) last.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

/** The same number of letters, where a star may be any. */
export function looksLikeStarred(word: Look, form: Look): boolean {
  if (word.cells.length !== form.cells.length) return false;
  return word.cells.every((cell, index) => {
    const wanted = form.cells[index]!;
    return cell.as === '*' || (cell.as === wanted.as && fits(cell, wanted));
  });
}

/** What a word with stars has in common with what it may mean: how it begins and ends, and how long it is. */
export function starKey({ cells }: Look): string {
  return `${cells[0]!.as}${cells.length}${cells.at(-1)!.as}`;
}

export function isStarred({ key }: Look): boolean {
  return key.includes('*');
}
