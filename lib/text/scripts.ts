// The scripts of UAX #31's tables 5 and 7 (in wide use), then those whose letters imitate others; the likeliest first.
const SCRIPTS = (
  'Latin Cyrillic Han Arabic Greek Hiragana Katakana Hangul Devanagari Hebrew Thai Bengali Tamil Telugu Armenian Georgian ' +
  'Gujarati Gurmukhi Kannada Malayalam Oriya Sinhala Khmer Lao Myanmar Tibetan Ethiopic Bopomofo Thaana ' +
  'Cherokee Canadian_Aboriginal Mongolian Syriac Yi Tifinagh Nko Lisu Javanese Balinese Cham Bamum Vai Osage ' +
  'Coptic Runic Ogham Gothic Glagolitic Deseret Old_Italic Carian Lycian Lydian Warang_Citi Pau_Cin_Hau Miao ' +
  'Tirhuta Newa Siddham Sharada Osmanya Elbasan Old_Hungarian Mende_Kikakui Tai_Tham New_Tai_Lue Hanunoo Tagalog ' +
  'Lepcha Ol_Chiki Kharoshthi Bhaiksuki Grantha Modi Ahom Kaithi Ugaritic Marchen Meroitic_Hieroglyphs'
).split(' ');

let tests: [string, RegExp][] | undefined;
const known = new Map<string, string | undefined>();

/** The script that a letter belongs to; `undefined` for what all scripts share (digits, spaces, marks) and for rare scripts. */
export function scriptOf(character: string): string | undefined {
  if (character < '\u0080') return /[A-Za-z]/.test(character) ? 'Latin' : undefined;
  if (known.has(character)) return known.get(character);

  tests ??= SCRIPTS.map((script) => [script, new RegExp(`^\\p{Script=${script}}`, 'u')]);
  const script = tests.find(([, test]) => test.test(character))?.[0];
  if (known.size < 20_000) known.set(character, script);
  return script;
}

// UTS #39 §5.2, "Highly Restrictive": the scripts that one language writes together.
const WRITTEN_TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** Whether the letters of a text come from scripts that no language writes together: the mark of an imitation, or of play. */
export function mixesScripts(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return false;
  const shared = letters.filter((letter) => !isShared(letter));
  const scripts = new Set(shared.map((letter) => scriptOf(letter) ?? 'another'));
  if (scripts.size < 2) return false;
  return !WRITTEN_TOGETHER.some((group) => [...scripts].every((script) => group.includes(script)));
}

/** Letters that belong to no single script, such as the long vowel mark of Japanese or the modifier apostrophe. */
function isShared(letter: string): boolean {
  return /\p{Script=Common}|\p{Script=Inherited}/u.test(letter);
}
