import { diffWordsWithSpace } from 'diff';

/** A stretch of words that stayed, came or went. */
export type Stretch = { text: string; kind: 'same' | 'new' | 'gone' };

const EDITS_MAX = 500; // beyond it the two have too little in common to be worth showing word by word

/** How two versions of a text differ, word by word, in reading order: what went stands before what came. */
export function wordDiff(before: string, after: string): Stretch[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: EDITS_MAX });
  if (!found) return change(before, after);
  const stretches: Stretch[] = [];
  let [gone, fresh] = ['', ''];
  for (const [index, { value, added, removed }] of found.entries()) {
    const isGap = !added && !removed && value.trim() === '' && index > 0 && index < found.length - 1;
    if (!added) gone += value;
    if (!removed) fresh += value;
    if (added || removed || isGap) continue;
    // What stayed was added to both: it is neither, nor is a space that both end with.
    const [went, came] = [gone.slice(0, -value.length), fresh.slice(0, -value.length)];
    const space = /\s$/.test(went) && went.at(-1) === came.at(-1) ? went.at(-1)! : '';
    const without = (text: string) => text.slice(0, text.length - space.length);
    stretches.push(...change(without(went), without(came)), { text: space + value, kind: 'same' });
    [gone, fresh] = ['', ''];
  }
  return [...stretches, ...change(gone, fresh)];
}

function change(gone: string, fresh: string): Stretch[] {
  const stretches: Stretch[] = [
    { text: gone, kind: 'gone' },
    { text: fresh, kind: 'new' },
  ];
  return stretches.filter(({ text }) => text !== '');
}
