import type { ArchiveNote } from './archive';

export type Kind = 'posts' | 'pages' | 'authors' | 'people' | 'tags' | 'comments' | 'media' | 'redirects';
export type Counts = Record<Kind, number>;

/** Things of one kind that share a reason. */
export type ReportLine = { what: string; why: string; count: number; titles: string[] };

export type ImportReport = {
  site: { title: string; address: string };
  dryRun: boolean;
  /** New with this import; in a dry run, what would be. */
  carried: Counts;
  /** Here already from an earlier import of the same archive. */
  present: Counts;
  changed: ReportLine[];
  left: ReportLine[];
};

export function noCounts(): Counts {
  return { posts: 0, pages: 0, authors: 0, people: 0, tags: 0, comments: 0, media: 0, redirects: 0 };
}

/** Notes of one fate, kind and reason become one line, in the order in which they first appeared. */
export function linesOf(notes: ArchiveNote[], fate: ArchiveNote['fate']): ReportLine[] {
  const lines = new Map<string, ReportLine>();
  for (const note of notes) {
    if (note.fate !== fate) continue;
    const key = `${note.what}\n${note.why}`;
    const line = lines.get(key) ?? { what: note.what, why: note.why, count: 0, titles: [] };
    lines.set(key, line);
    line.count += 1;
    if (note.title && !line.titles.includes(note.title)) line.titles.push(note.title);
  }
  return [...lines.values()];
}

const TITLES_SHOWN = 8;
const TITLE_SHOWN = 60; // characters

/** The report for whoever sits at the terminal. */
export function reportInWords(report: ImportReport): string {
  const { carried, present, changed, left, dryRun, site } = report;
  const kinds = Object.keys(carried) as Kind[];
  const width = Math.max(...kinds.map((kind) => kind.length));
  const rows = kinds.map((kind) => {
    const before = present[kind] > 0 ? `   (${present[kind]} here already)` : '';
    return `  ${kind.padEnd(width)}  ${String(carried[kind]).padStart(6)}${before}`;
  });
  const name = site.title ? `“${site.title}”` : site.address;
  return [
    dryRun ? `A dry run: nothing was written. Importing ${name} would carry` : `Carried from ${name}`,
    ...rows,
    ...section(dryRun ? 'Would be changed' : 'Changed', changed),
    ...section(dryRun ? 'Would not be carried' : 'Not carried', left),
  ].join('\n');
}

function section(heading: string, lines: ReportLine[]): string[] {
  if (lines.length === 0) return [];
  return [
    '',
    heading,
    ...lines.flatMap(({ count, what, why, titles }) => [
      `  ${what[0]!.toUpperCase()}${what.slice(1)} (${count}): ${why}.`,
      ...listed(titles),
    ]),
  ];
}

function listed(titles: string[]): string[] {
  const shown = titles.slice(0, TITLES_SHOWN).map((title) => `      ${cut(title)}`);
  const more = titles.length - TITLES_SHOWN;
  return more > 0 ? [...shown, `      … and ${more} more (--json lists all)`] : shown;
}

/** Titles come from elsewhere: what a terminal would take for a command is not printed. */
function cut(title: string): string {
  const plain = title.replace(/\p{C}/gu, '');
  return [...plain].length > TITLE_SHOWN ? `${[...plain].slice(0, TITLE_SHOWN - 1).join('')}…` : plain;
}
