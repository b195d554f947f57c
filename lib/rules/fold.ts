export type Fold = (text: string) => string;

/**
 * Text as rules compare it: small letters, without accents, invisible characters and other ways to draw a letter (bold,
 * full width, in a ring). What one language counts as a letter of its own keeps its accent there: *año* is not *ano*.
 *
 * @param language as in `lang`, such as `en` or `pt-BR`
 */
export function foldFor(language: string): Fold {
  const code = codeOf(language);
  const own = ownLettersOf(language);
  const isTurkic = code === 'tr' || code === 'az';
  const lower = (text: string) => (isTurkic ? text.toLocaleLowerCase(code) : text.toLowerCase());
  const known = new Map<string, string>();

  function letter(character: string): string {
    const found = known.get(character);
    if (found !== undefined) return found;
    const small = lower(character);
    const folded =
      own.has(small) || small === 'й' ? small : [...withoutMarks(small)].map((c) => spelled[c] ?? c).join('');
    if (known.size < 20_000) known.set(character, folded);
    return folded;
  }

  const words = new Map<string, string>();
  return (text) => {
    if (ASCII.test(text)) return isTurkic ? lower(text) : text.toLowerCase();
    const found = words.get(text);
    if (found !== undefined) return found;
    let folded = '';
    for (const character of text.normalize('NFC')) folded += letter(character);
    if (text.length < 30 && words.size < 20_000) words.set(text, folded);
    return folded;
  };
}

/** Letters with an accent that a language counts as letters of their own. */
export function ownLettersOf(language: string): Set<string> {
  return new Set(ownLetters[codeOf(language)] ?? '');
}

function codeOf(language: string): string {
  return language.toLowerCase().split('-')[0]!;
}

/** Nothing but ASCII, where each letter is one unit and has one small form. */
export const ASCII = /^[\0-\x7F]*$/;

const ownLetters: Record<string, string> = {
  es: 'ñ',
  gl: 'ñ',
  de: 'äöü',
  sv: 'åäö',
  fi: 'åäö',
  et: 'äöüõ',
  da: 'åæø',
  nb: 'åæø',
  nn: 'åæø',
  no: 'åæø',
  tr: 'çğıöşü',
  az: 'çəğıöşü',
};

// Accents, the points of Hebrew and of Arabic. Not the vowel signs of India's scripts, which are half of the word.
const MARKS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]|\p{Default_Ignorable_Code_Point}/gu;

function withoutMarks(letter: string): string {
  return letter.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** Letters that no decomposition takes apart. */
const spelled: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
  ς: 'σ',
  '’': "'",
  ʼ: "'",
};
