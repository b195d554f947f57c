import { confusables } from '@/lib/text/confusables';
import { scriptOf } from '@/lib/text/scripts';

/**
 * The form under which a name is unique: two names that look alike, or differ only in case, have the same skeleton.
 * It is for comparing, not for showing.
 *
 * UTS #39 compares looks ("Αlice" with a Greek Α is "Alice"), and knows no case; folding case first loses imitations in
 * capitals (a Greek Ν, folded, looks like v), folding it afterwards loses case ("НИНА" looks Latin, "нина" does not). So
 * looks and case are joined within the script that most of the name is written in: letters of that script are one when
 * they look alike or are each other's capitals, and every other character counts as the letter that it looks like.
 *
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export function skeleton(name: string): string {
  const typed = name.normalize('NFD').replace(IGNORED, '');
  const letters = lettersOf(mainScript(typed));
  return [...looksOf(typed)]
    .map((look) => letters.get(look) ?? lettersOf('Latin').get(look) ?? folded(look, letters))
    .join('')
    .normalize('NFD')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim();
}

export function isReservedName(name: string, reserved: string[]): boolean {
  const wanted = skeleton(name);
  return reserved.some((word) => skeleton(word) === wanted);
}

const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;

/** The script of most letters; where two are level, the one that is not Latin, since others imitate Latin more than it them. */
function mainScript(text: string): string {
  const counts = new Map<string, number>();
  for (const character of text) {
    const script = scriptOf(character);
    if (script) counts.set(script, (counts.get(script) ?? 0) + (script === 'Latin' ? 1 : 1.001));
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return most?.[0] ?? 'Latin';
}

/** What a text looks like, character by character. */
function looksOf(text: string): string {
  const looked = [...replaceAll(text, COMPOSED)].map((character) => lookOf(character)).join('');
  const ordered = replaceAll(looked, KEPT_WHOLE).replace(MARKS, inOneOrder);
  return replaceAll(replaceAll(ordered, COMPOSED), KEPT_WHOLE);
}

const MARKS = /\p{M}{2,}/gu;

/** Marks that look alike may stand in another canonical order. */
function inOneOrder(marks: string): string {
  return [...marks].sort().join('');
}

// UTS #39 takes letters apart before it looks them up, and so never reaches its mappings of composed letters: they are
// here, taken apart, where looking up the parts says something else. Some are read from right to left, and capitals
// are added, so that both cases of a letter fare alike.
const COMPOSED = pairs(
  'O\u030B=O\u0308 o\u030B=o\u0308 A\u0307=A\u030A a\u0307=a\u030A И\u0300=И\u0306 и\u0300=и\u0306 G\u0301=G\u0327 g\u0301=g\u0327 ' +
    "O\u031B=O' o\u031B=o' \u0627\u0654=\u0627\u0674 \u0648\u0654=\u0648\u0674 \u064A\u0654=\u0649\u0674 " +
    '\u05D0\u05B8=\u05D0\u05B7 \u05D0\u05BC=\u05D0\u05B7 \u05D9\u05BC=\u05D9\u05B4 \u05E9\u05BC=\u05E9\u05C1 ω\u0301\u0345=ω\u0301 ' +
    'Ɲ=N\u0327 ɲ=n\u0327 ƫ=t\u0327 \u0629=o\u0308 \uAB51=m\u0323 \u13EF=ω\u0342 ' +
    // The hooked letters of Hausa: the small ones look like the capitals do.
    "b\u0314='b d\u0314='d k\u0314=k' g\u0314=g' p\u0314='p t\u0314='t y\u0314='y",
);

// Prototypes of two characters, one case of a common letter, while the other case has a prototype of one.
const KEPT_WHOLE = pairs('n\u0329=η b\u0304=Б');

type Replacements = { any: RegExp; to: Map<string, string> };

function pairs(list: string): Replacements {
  const to = new Map(list.split(' ').map((pair) => pair.split('=') as [string, string]));
  return { any: new RegExp([...to.keys()].join('|'), 'g'), to };
}

function replaceAll(text: string, { any, to }: Replacements): string {
  return text.replace(any, (from) => to.get(from) ?? from);
}

const looks = new Map<string, string>();

/** What one character looks like, as far down as the table and the compatibility decompositions go. */
function lookOf(character: string): string {
  const known = looks.get(character);
  if (known !== undefined) return known;

  const next = nextLook(character);
  const found =
    next === character ? character : [...next].map((part) => (part === character ? part : lookOf(part))).join('');
  if (looks.size < 20_000) looks.set(character, found);
  return found;
}

function nextLook(character: string): string {
  const table = confusables();
  if (character === 'ς') return lookOf('σ');
  const own = table.get(character);
  if (own !== undefined) return replaceAll(own.normalize('NFD').replace(IGNORED, ''), COMPOSED);
  // A letter that looks like nothing goes with its other case, when that one looks like several characters.
  const small = table.get(lowerOf(character));
  if (character !== 'M' && small !== undefined && [...small].length > 1) return lookOf(lowerOf(character));
  const capital = table.get(upperOf(character));
  if (capital !== undefined && [...capital].length > 1) return [...lookOf(upperOf(character))].map(lowerOf).join('');
  return character.normalize('NFKD').replace(IGNORED, '');
}

/** For a look that no letter of the script has: its lower case. */
function folded(look: string, letters: Map<string, string>): string {
  return [...looksOf(lowerOf(look))]
    .map((small) => letters.get(small) ?? lettersOf('Latin').get(small) ?? small)
    .join('');
}

function lowerOf(character: string): string {
  const lower = character.toLowerCase();
  return [...lower].length === 1 ? lower : character;
}

const scripts = new Map<string, Map<string, string>>();

/** For one script: the looks of its letters → the form that stands for all letters joined with them. */
function lettersOf(script: string): Map<string, string> {
  const known = scripts.get(script);
  if (known) return known;

  const joined = new Classes();
  for (const letter of lettersAtRisk()) {
    if (scriptOf(letter) !== script || letter === LATIN_BETA) continue;
    const [look = '', more] = looksOf(letter);
    const [small = '', evenMore] = looksOf(lowerOf(letter));
    if (!more && !evenMore) joined.join(look, small);
  }
  const letters = joined.named();
  if (script === 'Latin') spellOut(letters);
  else for (const [look, name] of letters) letters.set(look, lettersOf('Latin').get(name) ?? name);
  scripts.set(script, letters);
  return letters;
}

/** Latin letters of which only one case looks like two. */
function spellOut(letters: Map<string, string>): void {
  const spell = (looks: string) => [...looks].map((look) => letters.get(look) ?? look).join('');
  letters.set('ß', spell('ss'));
  letters.set('M', spell('rn'));
  letters.set('∂', spell('d')); // in ð, whose capital has a D
}

const LATIN_BETA = '\uA7B4'; // would join b with ß

let atRisk: Set<string> | undefined;

/** Every letter that looks like another or that another looks like, with its capital and its small letter. */
function lettersAtRisk(): Set<string> {
  atRisk ??= new Set(
    [...confusables()]
      .flatMap(([character, prototype]) => [character, ...prototype])
      .flatMap((letter) => [letter, lowerOf(letter), upperOf(letter)]),
  );
  return atRisk;
}

function upperOf(character: string): string {
  const upper = character.toUpperCase();
  return [...upper].length === 1 ? upper : character;
}

/** Characters joined two by two; those that hang together have one name: a small one, the first of them. */
class Classes {
  private readonly above = new Map<string, string>();

  join(one: string, other: string): void {
    const [a, b] = [this.top(one), this.top(other)];
    if (!this.above.has(b)) this.above.set(b, b);
    this.above.set(a, b);
  }

  named(): Map<string, string> {
    const groups = new Map<string, string[]>();
    for (const member of this.above.keys()) {
      const top = this.top(member);
      groups.set(top, [...(groups.get(top) ?? []), member]);
    }
    const names = new Map<string, string>();
    for (const group of groups.values()) {
      const small = group.filter((member) => lowerOf(member) === member);
      const [name = ''] = (small.length > 0 ? small : group).sort();
      for (const member of group) names.set(member, name);
    }
    return names;
  }

  private top(member: string): string {
    let top = member;
    for (let next = this.above.get(top); next !== undefined && next !== top; next = this.above.get(top)) top = next;
    return top;
  }
}
