const SLUG_MAX_LENGTH = 80;

/** An address made of `[a-z0-9-]`, at most 80 characters, never empty: letters of other scripts are written as they sound. */
export function slugify(title: string): string {
  const words = [...title.normalize('NFKC').toLowerCase()]
    .map((letter) => SOUNDS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const letters = [...words].map((letter) => SOUNDS[letter] ?? letter).join('');
  const slug = letters
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return shorten(slug) || 'post';
}

function shorten(slug: string): string {
  if (slug.length <= SLUG_MAX_LENGTH) return slug;
  const cut = slug.slice(0, SLUG_MAX_LENGTH + 1);
  const end = cut.lastIndexOf('-');
  return end > SLUG_MAX_LENGTH / 2 ? cut.slice(0, end) : cut.slice(0, SLUG_MAX_LENGTH);
}

const SOUNDS: Record<string, string> = {
  ...spell(
    'ä ae ö oe ü ue ß ss æ ae œ oe ø oe å aa þ th ð d đ d ħ h ı i ĳ ij ł l ŋ ng ŧ t ĸ k ſ s ə e & -and- @ -at- + -plus- % -percent- € -euro- £ -pound-',
  ),
  ...spell(
    'а a б b в v г g ґ g д d е e ё yo є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz',
  ),
  ...spell('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
  ъ: '',
  ь: '',
};

function spell(pairs: string): Record<string, string> {
  const words = pairs.split(' ');
  const table: Record<string, string> = {};
  for (let index = 0; index < words.length; index += 2) table[words[index]!] = words[index + 1]!;
  return table;
}
