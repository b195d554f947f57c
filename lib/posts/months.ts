/** Local dates as YYYY-MM-DD: the first day of a year or month (1–12), and the first day after it. */

export function firstDayOf(year: number, month = 1): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

export function firstDayAfter(year: number, month?: number): string {
  if (month === undefined || month === 12) return firstDayOf(year + 1);
  return firstDayOf(year, month + 1);
}
