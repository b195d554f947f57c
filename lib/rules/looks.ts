import { scriptOf } from '@/lib/text/scripts';
import { skeleton } from '@/lib/text/skeleton';
import { ASCII, type Fold } from './fold';

/** One sign of a word: which letter it looks like, and which it is, when it is a letter. */
export type Cell = {
  as: string; // i for l, which differ only where they are written plainly; * for any letter
  plain: string | null;
  script: string | undefined;
};

/** A word, sign by sign, as what it looks like; `key` is the same for all words that might look alike. */
export type Look = { cells: Cell[]; key: string };

/** What the letters of a rule's word look like: itself. */
export function lookOfForm(form: string): Look {
  return lookOf([...form].flatMap(cellsOfLetter));
}

function lookOf(cells: Cell[]): Look {
  return { cells, key: keyOf(cells) };
}

/**
 * What a word of a text looks like, if it looks like another than it is: digits, signs, letters of another script or
 * drawn otherwise stand in it, or a letter is drawn out. Plain letters stand for themselves only, or *burn* would be
 * taken for *bum*; and a word all in one script is a word of that script, where the text is written in it.
 */
export function lookOfWord(written: string, signs: Signs, mainScript: () => string | undefined): Look | null {
  if (isPlain(written) && !hasTallI(written)) return null;
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
  const isDisguised =
    isMixed ||
    count.digit + count.sign > 0 ||
    (script === 'Latin' && count.imitation > 0) ||
    hasTriple(written.toLowerCase());
  const isForeign = () => count.imitation === count.letter && script !== mainScript();
  const isTall = hasTallI(written);
  if (!isDisguised && !isTall && !isForeign()) return null;
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

/** What a sign is among the letters of a word, once it is folded. */
type Sign = { kind: 'letter' | 'digit' | 'sign'; cells: Cell[]; script: string | undefined; imitates: boolean };
export type Signs = (sign: string) => Sign;

export function signsFor(fold: Fold): Signs {
  const known = new Map<string, Sign>();
  return (sign) => {
    const found = known.get(sign);
    if (found) return found;
    const made = toSign(sign, fold);
    if (known.size < 20_000) known.set(sign, made);
    return made;
  };
}

function toSign(sign: string, fold: Fold): Sign {
  const as = standsFor[sign];
  if (as) {
    const cells = [{ as, plain: null, script: undefined }];
    return { kind: /[0-9]/.test(sign) ? 'digit' : 'sign', cells, script: undefined, imitates: false };
  }
  const folded = fold(sign);
  const cells = [...folded].flatMap(cellsOfLetter);
  const imitates = folded > '\u007F' && cells.every((cell) => /^[a-z]$/.test(cell.as));
  return { kind: 'letter', cells, script: cells.find(({ script }) => script)?.script, imitates };
}

/** Whether the word of a text is the rule's, sign by sign. A letter that is drawn out counts once, or as often as it should. */
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

/** The same number of signs, where a star may be any letter. */
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

export function isStarred(look: Look): boolean {
  return look.key.includes('*');
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

function keyOf(cells: Cell[]): string {
  let key = '';
  let last = '';
  for (const { as } of cells) {
    if (as !== last) key += as;
    last = as;
  }
  return key;
}

const known = new Map<string, Cell[]>();

function cellsOfLetter(letter: string): Cell[] {
  const found = known.get(letter);
  if (found) return found;
  const script = scriptOf(letter);
  const looks = letter < '\u0080' ? letter : drawnLike(letter);
  // Small capitals and other odd Latin letters are letters of no word.
  const isItself = !(letter > '\u007F' && script === 'Latin' && /^[a-z]+$/.test(looks));
  const cells = [...looks].map((as) => ({ as: as === 'l' ? 'i' : as, plain: isItself ? letter : null, script }));
  if (known.size < 20_000) known.set(letter, cells);
  return cells;
}

/** What a letter looks like among the Latin ones, or its own skeleton where it looks like none of them. */
function drawnLike(letter: string): string {
  const drawn = drawnLetter(letter.codePointAt(0)!);
  if (drawn) return drawn;
  const bare = skeleton(letter).replace(/[\u0335-\u0338]/gu, '');
  return (
    [...bare]
      .map((part) => latinLooks().get(part) ?? part)
      .join('')
      .replace('rn', 'm') || letter
  );
}

let latin: Map<string, string> | undefined;

function latinLooks(): Map<string, string> {
  latin ??= new Map([
    ...[...'abcdefghijklmnopqrstuvwxyz'].reverse().map((letter) => [skeleton(letter), letter] as const),
    ...[...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢʍĸꞓ'].map(
      (small, index) => [small, 'abcdefghijklmnoprstuvwyzmkc'[index]!] as const,
    ),
  ]);
  return latin;
}

/** Letters in a black or white square or in a black ring. */
function drawnLetter(code: number): string | null {
  const first = [0x1f130, 0x1f150, 0x1f170].find((block) => code >= block && code < block + 26);
  return first === undefined ? null : String.fromCharCode(97 + code - first);
}

/** Signs that are typed in a letter's place. */
const standsFor: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '+': 't',
  '€': 'e',
  '£': 'i',
  '¢': 'c',
  '*': '*',
};
