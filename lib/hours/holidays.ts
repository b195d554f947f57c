import Holidays from 'date-holidays';
import type { HolidayPlace } from '@/lib/hours/calendar';
import { DAY, dayNumber, HOUR, minutesOf, yearOf } from '@/lib/hours/local';

export type Holiday = { name: string; fromMinute: number }; // 0: the whole day; 720: from noon on

/**
 * The public holiday on a local day, if there is one. Observances, bank and school holidays do not close the desk.
 *
 * Dates come from the package date-holidays: its code is under ISC, its data under CC BY-SA 3.0, drawn
 * from Wikipedia (the list of sources is in the package's LICENSE).
 */
export function holidayOn(place: HolidayPlace, day: number): Holiday | undefined {
  const year = yearOf(day * DAY);
  return holidaysStartingIn(place, year).get(day) ?? holidaysStartingIn(place, year - 1).get(day);
}

/** Which part of a place is unknown, in words; null when all of it is known. */
export function wrongPlace({ country, state, region }: HolidayPlace) {
  const atlas = new Holidays();
  if (!(country in (atlas.getCountries('en') ?? {}))) {
    return {
      part: 'country',
      message: `We know no public holidays for “${country}”. Use a two-letter code such as DE, GB or US.`,
    };
  }
  const states = atlas.getStates(country, 'en') ?? {};
  if (state !== undefined && !(state in states)) {
    return { part: 'state', message: `“${state}” is not a part of ${country} that we know. ${choices(states)}` };
  }
  if (region === undefined) return null;
  if (state === undefined) return { part: 'region', message: 'Name the state before the region.' };
  const regions = atlas.getRegions(country, state, 'en') ?? {};
  if (region in regions) return null;
  return {
    part: 'region',
    message: `“${region}” is not a part of ${country}-${state} that we know. ${choices(regions)}`,
  };
}

function choices(parts: Record<string, string>): string {
  const codes = Object.keys(parts);
  return codes.length === 0 ? 'It has no parts of its own; leave this empty.' : `Choose one of: ${codes.join(', ')}.`;
}

const known = new Map<string, Map<number, Holiday>>();

function holidaysStartingIn(place: HolidayPlace, year: number): Map<number, Holiday> {
  const key = [place.country, place.state, place.region, year].join(' ');
  const found = known.get(key);
  if (found) return found;
  if (known.size >= 200) known.clear();
  const holidays = readYear(place, year);
  known.set(key, holidays);
  return holidays;
}

function readYear({ country, state, region }: HolidayPlace, year: number): Map<number, Holiday> {
  const almanac = new Holidays({ country, state, region }, { types: ['public'], languages: ['en'] });
  const days = new Map<number, Holiday>();
  for (const { date, start, end, name } of almanac.getHolidays(year)) {
    // "2026-12-24 13:00:00", or "2026-05-27 00:00:00 -0600" for a feast that begins at sunset on the eve. The length is
    // real time: 23 or 25 hours where clocks change, 90 where half an eve is added. Whole days are what the desk cares for.
    const first = dayNumber(date.slice(0, 10));
    const fromMinute = minutesOf(date.slice(11, 16));
    const length = Math.floor((end.getTime() - start.getTime() + 2 * HOUR) / DAY);
    for (let day = first; day < first + Math.max(1, length); day++) {
      const earlier = days.get(day);
      if (!earlier || earlier.fromMinute > fromMinute) days.set(day, { name, fromMinute });
    }
  }
  return days;
}
