import { defaultSettings, SiteSettings } from './schema';
import { findSettings } from './store';

/** The site's settings. A value that an older version stored and this one refuses falls back to its default, never to a broken page. */
export async function readSettings(): Promise<SiteSettings> {
  const stored = (await findSettings()) as Record<string, unknown>;
  const whole = SiteSettings.safeParse(stored);
  if (whole.success) return whole.data;

  const usable = Object.entries(stored).filter(([key, value]) => {
    const field = SiteSettings.shape[key as keyof typeof SiteSettings.shape];
    return field?.safeParse(value).success;
  });
  return { ...defaultSettings, ...SiteSettings.partial().parse(Object.fromEntries(usable)) };
}
