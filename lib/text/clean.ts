/** Marks stacked on one letter beyond this are dropped: no living script needs more, "Zalgo" text lives on it. */
const MARKS_PER_BASE = 4;

// The characters to drop are written as escapes: invisible ones must not be in this file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: dropping them is the point
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const NON_CHARACTERS = /\p{Noncharacter_Code_Point}/gu;
const STACKED_MARKS = new RegExp(`(\\p{M}{${MARKS_PER_BASE}})\\p{M}+`, 'gu');
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u{FFF9}-\u{FFFB}]/gu;
const BLANKS = /[\s\p{Zs}\u2800]+/gu; // U+2800 is the empty Braille cell: a letter that looks like a space

/**
 * What people type into a longer field, made fit to store and to show: well formed, without control characters, with
 * `\n` line ends, in NFC, bidirectional controls closed where they were opened, and at most four marks on a letter.
 * Running it again changes nothing.
 */
export function cleanText(text: string): string {
  const kept = wellFormed(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(NON_CHARACTERS, '');
  return limitMarks(balanceBidi(kept).normalize('NFC'));
}

/**
 * As `cleanText`, for a name or a title: one line, no direction controls, no invisible characters but the joiners that
 * Persian, the scripts of India and emoji are spelled with, single spaces, none at the ends.
 */
export function cleanLine(text: string): string {
  const visible = cleanText(text).replace(INVISIBLE, (character, at: number, whole: string) =>
    joins(character, whole.slice(0, at), whole.slice(at + character.length)) ? character : '',
  );
  return limitMarks(visible.normalize('NFC')).replace(BLANKS, ' ').trim();
}

/** Lone surrogates become U+FFFD, so that the text survives UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** Closes every embedding, override and isolate within its own line, and drops closers that close nothing. */
function balanceBidi(text: string): string {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(text)) return text;
  return text.split('\n').map(balanceLine).join('\n');
}

function balanceLine(line: string): string {
  const open: string[] = [];
  let balanced = '';
  for (const character of line) {
    if (character === '\u202C' || character === '\u2069') {
      if (open.at(-1) !== character) continue;
      open.pop();
    }
    if (/[\u2066-\u2068]/.test(character)) open.push('\u2069');
    if (/[\u202A\u202B\u202D\u202E]/.test(character)) open.push('\u202C');
    balanced += character;
  }
  return balanced + open.reverse().join('');
}

function limitMarks(text: string): string {
  return text.replace(STACKED_MARKS, '$1');
}

const JOINED_SCRIPTS =
  '\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gujarati}\\p{Script=Gurmukhi}' +
  '\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Oriya}\\p{Script=Sinhala}\\p{Script=Tamil}\\p{Script=Telugu}';
const ENDS_JOINED = new RegExp(`[${JOINED_SCRIPTS}]$`, 'u');
const STARTS_JOINED = new RegExp(`^[${JOINED_SCRIPTS}]`, 'u');
const ENDS_EMOJI = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\u{FE0F}?$/u;
const STARTS_EMOJI = /^\p{Extended_Pictographic}/u;

function joins(character: string, before: string, after: string): boolean {
  const last = before.slice(-3);
  const next = after.slice(0, 2);
  if (character === '\uFE0F') return /\p{Extended_Pictographic}$/u.test(last);
  if (character === '\u200D' && ENDS_EMOJI.test(last)) return STARTS_EMOJI.test(next);
  if (character !== '\u200C' && character !== '\u200D') return false;
  return ENDS_JOINED.test(last) && STARTS_JOINED.test(next);
}
