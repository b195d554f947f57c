export type ArchiveDate = { year: null; month?: undefined } | { year: number; month?: number };

/** What the end of `/archive/2026/03` asks for; null when it is not a date. A month may be written with or without its zero. */
export function readArchiveDate(segments: string[]): ArchiveDate | null {
  const [year, month, ...rest] = segments;
  if (year === undefined) return { year: null };
  if (rest.length > 0 || !/^[0-9]{4}$/.test(year) || Number(year) === 0) return null;
  if (month === undefined) return { year: Number(year) };
  if (!/^(0?[1-9]|1[0-2])$/.test(month)) return null;
  return { year: Number(year), month: Number(month) };
}
