export type Page = { number: number; pages: number; skip: number; take: number };

/** @returns null when there is no such page; the first page always exists */
export function pageOf(total: number, number: number, perPage: number): Page | null {
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (!Number.isInteger(number) || number < 1 || number > pages) return null;
  return { number, pages, skip: (number - 1) * perPage, take: perPage };
}

/** A page's number as it is written in an address: one way only, so that a page has one address. */
export function readPageNumber(text: string): number | null {
  return /^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : null;
}
