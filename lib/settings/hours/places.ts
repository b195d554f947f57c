import Holidays from 'date-holidays';

export type Place = { code: string; name: string };

/** Countries whose public holidays are known, and the parts of the one that is chosen. */
export function placesFor({ country, state }: { country: string; state: string }) {
  const atlas = new Holidays();
  return {
    countries: sorted(atlas.getCountries('en')),
    states: country ? sorted(atlas.getStates(country, 'en')) : [],
    regions: country && state ? sorted(atlas.getRegions(country, state, 'en')) : [],
  };
}

export type Places = ReturnType<typeof placesFor>;

function sorted(named: Record<string, string> | undefined): Place[] {
  return Object.entries(named ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
