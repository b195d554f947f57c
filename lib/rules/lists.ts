import { faultOf } from './check-pattern';
import { type Effect, effects, type Kind, kinds } from './rule';
import { isLiteral } from './rule-set';
import { EXCEPTIONS_MAX_LENGTH, NOTE_MAX_LENGTH, PATTERN_MAX_LENGTH } from './schema';

/** A rule as a list carries it. */
export type Listed = {
  kind: Kind;
  pattern: string;
  effect: Effect;
  inflected: boolean;
  lookalikes: boolean;
  exceptions: string;
  note: string;
};

export type Usual = Pick<Listed, 'effect' | 'inflected' | 'lookalikes'>;
export type Refused = { line: number; words: string; why: string };
export type ReadList = { taken: Listed[]; refused: Refused[] };

const columns = ['effect', 'kind', 'pattern', 'inflected', 'lookalikes', 'exceptions', 'note'] as const;

/** How many rules one list may bring. */
export const LIST_MAX = 5_000;

/**
 * A list of rules: CSV with our own head, or plain text, one word or phrase a line (or a line of them with commas, as Coral
 * and WordPress keep them). `#` begins a remark, slashes around a line make it a pattern.
 */
export function readList(text: string, usual: Usual): ReadList {
  const lines = text.split(/\r\n?|\n/);
  const head = parseCsv(lines.find((line) => line.trim() !== '') ?? '')[0] ?? [];
  const isCsv = head.some((name) => name.trim().toLowerCase() === 'pattern') && head.length > 1;
  const rows = isCsv ? fromCsv(text, usual) : fromLines(lines, usual);
  const read: ReadList = { taken: [], refused: [] };
  const seen = new Set<string>();
  for (const { line, listed, why } of rows) {
    const words = listed?.pattern ?? '';
    const key = listed ? keyOf(listed) : '';
    const fault = why ?? (listed && faultIn(listed));
    if (fault) read.refused.push({ line, words, why: fault });
    else if (!listed) continue;
    else if (seen.has(key)) read.refused.push({ line, words, why: 'It stands in the list before.' });
    else if (read.taken.length >= LIST_MAX) {
      read.refused.push({ line, words, why: `A list can bring ${LIST_MAX.toLocaleString('en')} rules at most.` });
    } else {
      seen.add(key);
      read.taken.push(listed);
    }
  }
  return read;
}

/** Two rules with this in common are one. */
export function keyOf({ kind, pattern, effect }: Pick<Listed, 'kind' | 'pattern' | 'effect'>): string {
  return JSON.stringify([kind, kind === 'words' ? pattern.toLowerCase() : pattern, effect]);
}

function faultIn(listed: Listed): string | null {
  if ([...listed.pattern].length > PATTERN_MAX_LENGTH) return `It has more than ${PATTERN_MAX_LENGTH} characters.`;
  if ([...listed.exceptions].length > EXCEPTIONS_MAX_LENGTH) return 'Its exceptions are too long.';
  return [...listed.note].length > NOTE_MAX_LENGTH ? 'Its note is too long.' : faultOf(listed);
}

type Row = { line: number; listed: Listed | null; why?: string };

function fromLines(lines: string[], usual: Usual): Row[] {
  return lines.flatMap((whole, index) => {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) return [];
    const pattern = /^\/(.+)\/i?$/.exec(line)?.[1];
    if (pattern) return [{ line: index + 1, listed: plain('pattern', pattern, usual) }];
    return line
      .split(',')
      .map((words) => words.trim())
      .filter((words) => words !== '')
      .map((words) => ({ line: index + 1, listed: plain('words', withoutStar(words), usual) }));
  });
}

/** *fool\** of other lists means fool and what begins with it: here its inflections are found anyway. */
function withoutStar(words: string): string {
  let end = words.length;
  while (words[end - 1] === '*') end -= 1;
  const bare = words.slice(0, end);
  return bare !== '' && !isLiteral(bare) ? bare : words;
}

function plain(kind: Kind, pattern: string, usual: Usual): Listed {
  return { kind, pattern: pattern.replace(/\s+/g, ' '), ...usual, exceptions: '', note: '' };
}

function fromCsv(text: string, usual: Usual): Row[] {
  const [head = [], ...rows] = parseCsv(text);
  const at = new Map(head.map((name, index) => [name.trim().toLowerCase(), index]));
  return rows.flatMap((row, index): Row[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const cell = (name: (typeof columns)[number]) => unguarded(row[at.get(name) ?? -1] ?? '').trim();
    const kind = cell('kind').toLowerCase() || 'words';
    const effect = cell('effect').toLowerCase() || usual.effect;
    const listed: Listed = {
      kind: kind as Kind,
      pattern: cell('pattern').replace(/\s+/g, ' '),
      effect: effect as Effect,
      inflected: flag(cell('inflected'), usual.inflected),
      lookalikes: flag(cell('lookalikes'), usual.lookalikes),
      exceptions: cell('exceptions'),
      note: cell('note'),
    };
    const line = index + 2;
    if (!kinds.includes(kind as Kind))
      return [{ line, listed, why: `“${kind}” is no kind of rule: words or pattern.` }];
    if (!effects.includes(effect as Effect)) {
      return [{ line, listed, why: `“${effect}” is nothing that a rule does: ${effects.join(', ')}.` }];
    }
    return [{ line, listed, why: listed.pattern === '' ? 'It looks for nothing.' : undefined }];
  });
}

function flag(cell: string, usual: boolean): boolean {
  return cell === '' ? usual : /^(yes|true|1|on)$/i.test(cell);
}

/** RFC 4180, as spreadsheets write it. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === ',' || sign === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  rows.at(-1)!.push(cell);
  return rows;
}

export function writeCsv(rules: Listed[]): string {
  const rows = rules.map((rule) =>
    columns.map((name) => (typeof rule[name] === 'boolean' ? (rule[name] ? 'yes' : 'no') : rule[name])),
  );
  return [columns as readonly string[], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** One a line; patterns between slashes. Effects and exceptions are left out: a list of words is what other systems read. */
export function writePlain(rules: Listed[]): string {
  const lines = rules.map(({ kind, pattern }) => (kind === 'pattern' ? `/${pattern}/` : pattern));
  return `${[...new Set(lines)].join('\n')}\n`;
}

// What a spreadsheet takes for the beginning of a formula; OWASP ASVS 1.2.10, full-width forms included.
const FORMULA = /^['=+\-@\t\r\0＝＋－＠]/;

function csvCell(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
