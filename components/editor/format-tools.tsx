'use client';

import { type RefObject, useSyncExternalStore } from 'react';

type Props = { target: RefObject<HTMLTextAreaElement | null>; onFormat: () => void };

const around: [label: string, before: string, after: string][] = [
  ['Strong', '**', '**'],
  ['Emphasis', '*', '*'],
  ['Heading', '\n## ', '\n'],
  ['Quote', '\n> ', '\n'],
  ['List', '\n- ', '\n'],
  ['Link', '[', '](https://)'],
  ['Note', '[^1]', '\n\n[^1]: '],
];

const never = () => () => {};

/** Buttons that write Markdown around what is selected. They need JavaScript, so without it they are not there. */
export function FormatTools({ target, onFormat }: Props) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!alive) return null;
  const format = (before: string, after: string) => {
    const area = target.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    const chosen = area.value.slice(start, end);
    area.setRangeText(before + chosen + after, start, end, 'end');
    if (!chosen) area.setSelectionRange(start + before.length, start + before.length);
    area.focus();
    onFormat();
  };
  return around.map(([label, before, after]) => (
    <button key={label} type="button" onClick={() => format(before, after)}>
      {label}
    </button>
  ));
}
