import { z } from 'zod';
import { cleanLine } from '@/lib/text/clean';
import { LINKS_MAX, type ReadSettings, SiteSettings } from './schema';

export const linkLists = ['navigation', 'social'] as const;
export type LinkListName = (typeof linkLists)[number];

/** A link as it is typed; its place is its place in the list. */
export type LinkRow = { label: string; href: string };
export type TypedLinks = Record<LinkListName, LinkRow[]>;

/** What a button of the form does to the rows before anything is saved. */
export const Arrangement = z
  .string()
  .regex(/^(navigation|social) (add|up|down|remove)( \d{1,2})?$/)
  .transform((words) => {
    const [list, does, row] = words.split(' ');
    return { list: list as LinkListName, does: does as 'add' | 'up' | 'down' | 'remove', row: Number(row ?? 0) };
  });
export type Arrangement = z.infer<typeof Arrangement>;

export function arrange(links: TypedLinks, { list, does, row }: Arrangement): TypedLinks {
  return { ...links, [list]: arranged(links[list], does, row) };
}

function arranged(rows: LinkRow[], does: Arrangement['does'], row: number): LinkRow[] {
  if (does === 'add') return rows.length < LINKS_MAX ? [...rows, { label: '', href: '' }] : rows;
  if (does === 'remove') return rows.filter((_, at) => at !== row);
  const other = does === 'up' ? row - 1 : row + 1;
  const [here, there] = [rows[row], rows[other]];
  return here && there ? rows.with(row, there).with(other, here) : rows;
}

const Links = SiteSettings.pick({ navigation: true, social: true });

/** What was typed, without the rows that were left empty. A fault is named by its field: `navigation-2-href`. */
export function readLinks(typed: TypedLinks, current: SiteSettings): ReadSettings {
  const rows = Object.fromEntries(
    linkLists.map((list) => [
      list,
      typed[list]
        .map(({ label, href }, at) => ({ label: cleanLine(label), href: cleanLine(href), at }))
        .filter(({ label, href }) => label !== '' || href !== ''),
    ]),
  ) as Record<LinkListName, (LinkRow & { at: number })[]>;
  const parsed = Links.safeParse(rows);
  if (parsed.success) return { ok: true, settings: { ...current, ...parsed.data } };

  const fields: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) {
    const [list, row, name] = path as [LinkListName, number | undefined, string | undefined];
    const field = row === undefined ? list : `${list}-${rows[list][row]!.at}-${name}`;
    fields[field] = [...(fields[field] ?? []), /^must /.test(message) ? `This ${message}.` : message];
  }
  return { ok: false, fields };
}
