/**
 * The keys of the desk: what each is for, which are changed, which one was pressed. Pages, buttons, help and the editor's
 * own preferences all read this one list.
 *
 * A key is written as the character it types; a capital is a letter with Shift.
 */
export const keyGroups = ['Moving', 'Deciding', 'Several at once', 'About it', 'Everywhere'] as const;

export type KeyGroup = (typeof keyGroups)[number];

type Act = { name: string; key: string; group: KeyGroup; hint?: string };

const list = {
  next: { name: 'Next answer', key: 'j', group: 'Moving' },
  previous: { name: 'Previous answer', key: 'k', group: 'Moving' },
  skip: { name: 'Leave it for later', key: 'l', group: 'Moving', hint: 'on to the next that nobody else is reading' },
  read: { name: 'Read its words', key: 't', group: 'Moving', hint: 'from the list into the text; Escape goes back' },
  fetch: { name: 'Show what is new', key: 'g', group: 'Moving' },
  filter: { name: 'Filter', key: 'f', group: 'Moving' },
  approve: { name: 'Approve', key: 'a', group: 'Deciding' },
  reject: { name: 'Reject', key: 'r', group: 'Deciding', hint: 'then a digit for the reason, Enter to send' },
  spam: { name: 'Spam', key: 's', group: 'Deciding' },
  reopen: { name: 'Back to the queue', key: 'b', group: 'Deciding' },
  answer: { name: 'Approve and answer', key: 'w', group: 'Deciding' },
  edit: { name: 'Edit before approving', key: 'e', group: 'Deciding' },
  undo: { name: 'Undo', key: 'u', group: 'Deciding' },
  select: { name: 'Select, or leave out again', key: 'x', group: 'Several at once' },
  range: { name: 'Select from the last one to this', key: 'X', group: 'Several at once' },
  'select-all': { name: 'Select all that are shown', key: 'A', group: 'Several at once' },
  bulk: { name: 'Decide on the selected', key: 'd', group: 'Several at once' },
  note: { name: 'Note', key: 'n', group: 'About it' },
  person: { name: 'The person', key: 'p', group: 'About it' },
  search: { name: 'Search', key: '/', group: 'Everywhere' },
  palette: { name: 'Commands', key: 'c', group: 'Everywhere', hint: 'Ctrl K or ⌘ K, too' },
  help: { name: 'These keys', key: '?', group: 'Everywhere' },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof list;

export const acts: Record<ActName, Act> = list;

export const actNames = Object.keys(acts) as ActName[];

export const actsIn = (group: KeyGroup): ActName[] => actNames.filter((name) => acts[name].group === group);

/** The key of each act; an empty one has none. */
export type Keys = Record<ActName, string>;

/** What an editor has changed, as it is stored: only what differs from the list above. */
export type ChangedKeys = Partial<Record<ActName, string>>;

export function keysOf(changed: unknown, off = false): Keys {
  const given = changed !== null && typeof changed === 'object' ? (changed as Record<string, unknown>) : {};
  const keyOf = (name: ActName) => {
    if (off) return '';
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    return typeof own === 'string' && (own === '' || isKey(own)) ? own : acts[name].key;
  };
  return Object.fromEntries(actNames.map((name) => [name, keyOf(name)])) as Keys;
}

export function changesOf(keys: Keys): ChangedKeys {
  return Object.fromEntries(actNames.filter((name) => keys[name] !== acts[name].key).map((name) => [name, keys[name]]));
}

/** One character that a keyboard types. Digits choose reasons; a space scrolls, and presses buttons. */
export function isKey(text: string): boolean {
  return [...text].length === 1 && !/[\p{C}\p{Z}\p{M}\d]/u.test(text);
}

/** For each act whose key another has as well, the first other. */
export function clashesIn(keys: Keys): Partial<Record<ActName, ActName>> {
  const clashes = actNames.flatMap((name) => {
    const other = actNames.find((each) => each !== name && keys[each] !== '' && keys[each] === keys[name]);
    return other ? [[name, other] as const] : [];
  });
  return Object.fromEntries(clashes);
}

export type Pressed = { key: string; code: string; shiftKey: boolean };

/**
 * Which act a pressed key is for. Caps Lock makes no capitals here, Shift does. Where letters are not Latin, the place of
 * the key counts, unless the letter itself has been given to something.
 */
export function actOf({ key, code, shiftKey }: Pressed, keys: Keys): ActName | null {
  const typed = cased(key, shiftKey);
  const found = actNames.find((name) => keys[name] !== '' && keys[name] === typed);
  if (found || /^[\x20-\x7e]$/.test(key)) return found ?? null;
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const placed = place && cased(place, shiftKey);
  return (placed && actNames.find((name) => keys[name] === placed)) || null;
}

function cased(key: string, shiftKey: boolean): string {
  if ([...key].length !== 1 || key.toLowerCase() === key.toUpperCase()) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

/** As it stands on a button: "A", "Shift A", "/". */
export function keyInWords(key: string): string {
  if (key === '' || key.toLowerCase() === key.toUpperCase()) return key;
  return key === key.toLowerCase() ? key.toUpperCase() : `Shift ${key}`;
}
