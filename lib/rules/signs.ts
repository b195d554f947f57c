import { confusables } from '@/lib/text/confusables';
import { ASCII, type Fold } from './fold';

/** One letter of a word as it is seen: what it looks like, and which letter it is, when it is one. */
export type Cell = {
  as: string; // i for l, which differ only where they are written plainly; * for any letter
  plain: string | null;
  script: string | undefined;
};

/** What a sign is among the letters of a word. */
export type Sign = { kind: 'letter' | 'digit' | 'sign'; cells: Cell[]; script: string | undefined; imitates: boolean };
export type Signs = (sign: string) => Sign;

/** @param own letters that are no imitation of others in the language of the blog */
export function signsFor(fold: Fold, own: Set<string>): Signs {
  const known = new Map<string, Sign>();
  return (sign) => {
    const found = known.get(sign);
    if (found) return found;
    const made = toSign(sign, fold(sign), own);
    if (known.size < 20_000) known.set(sign, made);
    return made;
  };
}

function toSign(sign: string, folded: string, own: Set<string>): Sign {
  const as = standsFor[sign];
  if (as) {
    const cells = [{ as, plain: null, script: undefined }];
    return { kind: /[0-9]/.test(sign) ? 'digit' : 'sign', cells, script: undefined, imitates: false };
  }
  const isAscii = ASCII.test(folded);
  const cells = isAscii ? cellsOfForm(folded, own) : cellsOf(sign, folded, own);
  const imitates = !isAscii && !own.has(folded) && cells.every((cell) => /^[a-z]$/.test(cell.as));
  return { kind: 'letter', cells, script: cells.find(({ script }) => script)?.script, imitates };
}

/** The letters of a rule's word: each is itself. */
export function cellsOfForm(form: string, own: Set<string>): Cell[] {
  return [...form].flatMap((letter) => cellsOf(letter, letter, own));
}

function cellsOf(sign: string, folded: string, own: Set<string>): Cell[] {
  const script = scriptOf(folded);
  const looks = ASCII.test(folded) || own.has(folded) ? folded : (latinLook(sign) ?? folded);
  // Small capitals and other odd Latin letters are letters of no word.
  const isItself = looks === folded || script !== 'Latin';
  return [...looks].map((as) => ({ as: as === 'l' ? 'i' : as, plain: isItself ? folded : null, script }));
}

/** The scripts that imitate each other most; all others are one here, so that no letter costs more than four questions. */
export function scriptOf(letter: string): string | undefined {
  if (letter < '\u0080') return /^[a-z]/i.test(letter) ? 'Latin' : undefined;
  if (!/^\p{L}/u.test(letter)) return undefined;
  if (/^\p{Script=Latin}/u.test(letter)) return 'Latin';
  if (/^\p{Script=Cyrillic}/u.test(letter)) return 'Cyrillic';
  return /^\p{Script=Greek}/u.test(letter) ? 'Greek' : 'another';
}

/**
 * The Latin letters that another looks like, as it is written or as its small letter; null where it looks like none.
 *
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
function latinLook(sign: string): string | null {
  const drawn = drawnLetter(sign.codePointAt(0)!);
  if (drawn) return drawn;
  for (const letter of [sign, sign.toLowerCase()]) {
    const prototype = (confusables().get(letter) ?? letter.normalize('NFKD')).replace(/\p{M}/gu, '');
    const look = [...prototype]
      .map((part) => smallCapitals.get(part) ?? part)
      .join('')
      .toLowerCase();
    if (/^[a-z]+$/.test(look)) return look.replace('rn', 'm');
  }
  return null;
}

const smallCapitals = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢʍĸꞓɑɡ'].map((small, index) => [small, 'abcdefghijklmnoprstuvwyzmkcag'[index]!] as const),
);

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
