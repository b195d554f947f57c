/**
 * The forms in which a word of a rule is met, itself first: few, regular, and each one shown to whoever writes the rule.
 * No stemmer: it would also join words that have nothing to do with each other, and could not say why it did.
 *
 * @param word folded
 * @param written as it was typed: in German a capital makes a noun, whose plural may have an umlaut
 * @param language as in `lang`; endings are those of English, German, French or Spanish, of any other the word alone
 */
export function formsOf(word: string, language: string, written = word): string[] {
  if (HANGUL.test(word)) return [word, ...particles.map((particle) => word + particle.normalize('NFKD'))];
  if (!LETTERS.test(word) || word.length < 2) return [word];
  const inflect = endings[language.toLowerCase().split('-')[0]!];
  return [...new Set([word, ...(inflect?.(word, written) ?? [])])];
}

const LETTERS = /^\p{Script=Latin}+$/u;
const HANGUL = /^[\u1100-\u11FF\uAC00-\uD7A3]+$/;
const VOWEL = /[aeiouy]/;

const endings: Record<string, (word: string, written: string) => string[]> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/** Plural and third person, -ed, -ing, -er; a final consonant doubled, an *e* dropped, *y* to *ie*. The owner's *'s* is read off the word. */
function english(word: string): string[] {
  const plurals = englishPlurals(word);
  if (
    word.length < 3 ||
    !VOWEL.test(word) ||
    /([aiou]|ing|ed|..[a-z]{2}ly|ers?|ness|ism|s)$/.test(word.replace(/ss$/, ''))
  )
    return plurals;
  return [...plurals, ...englishStems(word).flatMap(([ed, ing]) => [`${ed}ed`, `${ing}ing`, `${ed}er`, `${ed}ers`])];
}

function englishPlurals(word: string): string[] {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/(s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  return /[^aeiou]o$/.test(word) ? [`${word}s`, `${word}es`] : [`${word}s`];
}

/** What stands before -ed and -er, and before -ing. */
function englishStems(word: string): [string, string][] {
  if (word.endsWith('ie')) return [[word.slice(0, -1), `${word.slice(0, -2)}y`]];
  if (/(ee|oe|ye)$/.test(word)) return [[word.slice(0, -1), word]];
  if (word.endsWith('e')) return [[word.slice(0, -1), word.slice(0, -1)]];
  if (/[^aeiou]y$/.test(word)) return [[`${word.slice(0, -1)}i`, word]];
  // One vowel, one consonant at the end: doubled in one syllable (*shagged*), either way in longer words (*gossiped*, *abetted*).
  const doubled = word + word.at(-1);
  if (/^[^aeiou]*(qu)?[aeiou][bcdfgklmnprtvz]$/.test(word)) return [[doubled, doubled]];
  if (/[^aeiou][aeiou][bdfgklmnprt]$/.test(word))
    return [
      [word, word],
      [doubled, doubled],
    ];
  return [[word, word]];
}

/** Endings of nouns, adjectives and weak verbs; plurals of nouns with an umlaut; ä, ö, ü also written ae, oe, ue. */
function german(word: string, written: string): string[] {
  const isVerb = /[^aeiou]en$/.test(word) && word.length > 4;
  const stem = isVerb ? word.slice(0, -2) : word.endsWith('e') ? word.slice(0, -1) : word;
  const ends = isVerb
    ? ['', 'e', 'st', 't', 'te', 'ten', 'test', 'tet', 'end', 'ende', 'enden', 'er', 'ern', 'erin']
    : germanEndings;
  const inflected = ends.map((end) => stem + end);
  if (isVerb) inflected.push(`ge${stem}t`, `ge${stem}te`, `ge${stem}ten`, `ge${stem}ter`);
  else if (/^\p{Lu}/u.test(written))
    inflected.push(
      ...umlauts(stem).flatMap((changed) => [changed, `${changed}e`, `${changed}er`, `${changed}en`, `${changed}ern`]),
    );
  return [word, ...inflected].flatMap((form) => [form, spelledWithE(form)]);
}

const germanEndings = ['e', 'en', 'er', 'es', 'em', 'n', 's', 'ern', 'in', 'innen'];

/** The last vowel of the stem changed: Arsch, Ärsche. */
function umlauts(stem: string): string[] {
  const found = /^(.*?)(au|[aou])([^aeiouäöü]+)$/.exec(stem);
  if (!found) return [];
  const [, before, vowel, after] = found;
  return [`${before}${{ a: 'ä', o: 'ö', u: 'ü', au: 'äu' }[vowel!]}${after}`];
}

function spelledWithE(form: string): string {
  return form.replace(/[äöü]/g, (vowel) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[vowel]!);
}

/** Plural, feminine, and verbs in -er. Accents are folded: *traité* is *traite*. */
function french(word: string): string[] {
  if (word.length > 4 && word.endsWith('er')) {
    const stem = word.slice(0, -2);
    const soft = /[g]$/.test(stem) ? `${stem}e` : stem;
    return ['e', 'es', 'ent', 'ez', 'ee', 'ees', 'eur', 'eurs', 'euse', 'euses']
      .map((end) => stem + end)
      .concat(`${soft}ons`, `${soft}ant`, `${soft}ait`, `${soft}a`);
  }
  if (/(au|eu)$/.test(word)) return [`${word}x`];
  if (word.endsWith('al')) return [`${word}s`, `${word}e`, `${word}es`, `${word.slice(0, -2)}aux`];
  if (word.endsWith('eur')) return [`${word}s`, `${word.slice(0, -1)}se`, `${word.slice(0, -1)}ses`];
  if (word.endsWith('eux')) return [`${word.slice(0, -1)}se`, `${word.slice(0, -1)}ses`];
  if (/[sx]$/.test(word)) return [`${word}e`, `${word}es`];
  if (word.endsWith('e')) return [`${word}s`];
  const doubled = /(on|en|el|et|ot)$/.test(word) ? [`${word}${word.at(-1)}e`, `${word}${word.at(-1)}es`] : [];
  return [`${word}s`, `${word}e`, `${word}es`, ...doubled];
}

/** Plural, masculine and feminine, and regular verbs. */
function spanish(word: string): string[] {
  if (word.length > 4 && /[aei]r$/.test(word)) return spanishVerb(word);
  if (word.endsWith('z')) return [`${word.slice(0, -1)}ces`];
  if (/[ao]$/.test(word)) return ['o', 'a', 'os', 'as'].map((end) => word.slice(0, -1) + end);
  if (/[eiu]$/.test(word)) return [`${word}s`];
  return [`${word}es`, `${word}a`, `${word}as`];
}

function spanishVerb(word: string): string[] {
  const stem = word.slice(0, -2);
  const ends = word.endsWith('ar')
    ? [
        'o',
        'as',
        'a',
        'amos',
        'ais',
        'an',
        'ando',
        'ado',
        'ada',
        'ados',
        'adas',
        'e',
        'aste',
        'aron',
        'aba',
        'ador',
        'adores',
      ]
    : ['o', 'es', 'e', 'emos', 'imos', 'en', 'iendo', 'ido', 'ida', 'idos', 'idas', 'i', 'io', 'ieron', 'ia'];
  return ends.map((end) => stem + end);
}

/** What hangs on a Korean noun. */
const particles = '은 는 이 가 을 를 에 의 도 와 과 로 으로 에서 들 들이 들은 들을'.split(' ');
