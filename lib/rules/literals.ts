import type { Match } from './rule';
import { type RuleSet, UNSPACED } from './rule-set';

/** Where rules match that are looked for as they stand: emoji, signs, words of scripts without spaces. */
export function literalSpans({ literals, fold }: RuleSet, text: string): Match[] {
  if (literals.length === 0) return [];
  const { folded: read, at } = foldWithPlaces(text, fold);
  return literals.flatMap(({ rule, folded }) =>
    placesOf(read, folded).map((start) => ({
      start: at[start]!,
      end: at[start + folded.length]!,
      rule,
    })),
  );
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  if (wanted === '') return places;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    if (!isWithinWord(text, at) && !isWithinWord(text, at + wanted.length)) places.push(at);
  }
  return places;
}

/** Whether letters stand on both sides of a place, in a script that parts its words. */
function isWithinWord(text: string, place: number): boolean {
  const before = [...text.slice(Math.max(0, place - 2), place)].at(-1) ?? '';
  const after = [...text.slice(place, place + 2)][0] ?? '';
  return [before, after].every((sign) => /[\p{L}\p{N}]/u.test(sign) && !UNSPACED.test(sign));
}

/** A text folded, and where in it each unit of the folded one came from; one place more for its end. */
function foldWithPlaces(text: string, fold: (text: string) => string) {
  let folded = '';
  const at: number[] = [];
  let place = 0;
  for (const sign of text) {
    const part = fold(sign);
    for (let unit = 0; unit < part.length; unit += 1) at.push(place);
    folded += part;
    place += sign.length;
  }
  at.push(place);
  return { folded, at };
}
