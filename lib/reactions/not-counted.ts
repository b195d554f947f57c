/** Why a press on “Useful” was not counted. */
export const notCounted = {
  forbidden: 'The editors have closed this to you, or asked you to pause.',
  own: 'This is your own answer; others may find it useful.',
  missing: 'This answer is not here any more.',
  cookies:
    'Your browser keeps no cookie for this site. It would hold nothing but a random word, by which one reader counts once.',
  'too-many': 'So many presses came from your network that we stopped counting for an hour.',
} as const;

export type NotCounted = keyof typeof notCounted;

/** For a page that has only a word of it in its address. */
export function notCountedWords(why: unknown): string | null {
  return typeof why === 'string' && Object.hasOwn(notCounted, why) ? notCounted[why as NotCounted] : null;
}
