import { z } from 'zod';
import { BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { isLocalAddress, isWebAddress } from '@/lib/text/links';

export const LINK_LABEL_MAX = 40; // characters
export const LINK_ADDRESS_MAX = 300;
export const LINKS_MAX = 12;

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `must have at most ${max} characters` });

const onTheWeb = (address: string) => /^https?:/i.test(address) && isWebAddress(address);
const label = line(LINK_LABEL_MAX).min(1, { error: 'Say in a word or two where it leads.' });

/** In the navigation: a path of this site, or an address on the web. */
const SiteLink = z.object({
  label,
  href: line(LINK_ADDRESS_MAX).refine((address) => isLocalAddress(address) || onTheWeb(address), {
    error: 'Write a path of this site such as /archive, or an address that begins with https://.',
  }),
});

const ElsewhereLink = z.object({
  label,
  href: line(LINK_ADDRESS_MAX).refine(onTheWeb, { error: 'Write an address that begins with https://.' }),
});

/** Everything an owner may change without touching the machine. A new value needs a default here and nothing else. */
export const SiteSettings = z.object({
  title: line(100).min(1, { error: 'The blog needs a title.' }).default('A blog worth answering'),
  tagline: line(200).default(''),
  description: line(300).default(''),
  organisation: line(120).default(''),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #2150ba' })
    .nullable()
    .default(null),
  navigation: z.array(SiteLink).max(LINKS_MAX).default([]),
  disclaimer: line(600).default(
    'Authors here write for themselves; what they say is not a statement by the organisation.',
  ),
  social: z.array(ElsewhereLink).max(LINKS_MAX).default([]),
  /** How readers write to the editors. Where neither is given, no page speaks of it. */
  contact: z
    .object({
      email: line(254)
        .refine((address) => address === '' || (/\.[^.@]{2,}$/.test(address) && isWebAddress(`mailto:${address}`)), {
          error: 'This does not look like an e-mail address. It should read like name@place.example.',
        })
        .default(''),
      web: line(LINK_ADDRESS_MAX)
        .refine((address) => address === '' || isLocalAddress(address) || onTheWeb(address), {
          error: 'Write an address that begins with https://, or a path of this site such as /contact.',
        })
        .default(''),
    })
    .prefault({}),
  postsPerPage: z.number().int().min(1).max(50).default(8),
  promise: z
    .object({
      deskMinutes: z.number().int().min(5).max(14_400).default(120),
      /** So many desk minutes before a promise is due, editors are warned by letter. */
      nearingMinutes: z.number().int().min(0).max(14_400).default(30),
      calendar: BusinessCalendar.default(DEFAULT_CALENDAR),
    })
    .prefault({}),
  moderation: z
    .object({
      /** everyone: all are held; newcomers: until so many were approved; afterwards: published first, read later. */
      mode: z.enum(['everyone', 'newcomers', 'afterwards']).default('everyone'),
      approvalsToTrust: z.number().int().min(1).max(100).default(3),
      linksHeldAbove: z.number().int().min(0).max(50).default(2),
      withoutChallenge: z.enum(['hold', 'refuse']).default('hold'),
      challengeDown: z.enum(['hold', 'refuse']).default('hold'),
      /** How many of a hundred decisions a colleague judges once more without knowing them; 0: none. */
      secondLookPercent: z.number().int().min(0).max(100).default(0),
      undoSeconds: z.number().int().min(0).max(300).default(20),
    })
    .prefault({}),
  threads: z
    .object({
      closeAfterDays: z.number().int().min(0).max(3_650).default(0), // 0: never
      depthShown: z.number().int().min(1).max(8).default(4),
    })
    .prefault({}),
  /** What a writer may do about an answer that was turned down. */
  fairness: z
    .object({
      reviseDays: z.number().int().min(1).max(365).default(14),
      /** Six months, as long as the EU's Digital Services Act (Article 20) has a complaint be open. */
      appealDays: z.number().int().min(1).max(3_650).default(183),
      /** An appeal is judged within so many minutes of open desk: a working day. */
      appealDeskMinutes: z.number().int().min(5).max(14_400).default(480),
    })
    .prefault({}),
  reports: z
    .object({
      /** Whether an answer that so many readers report is hidden until an editor has read it. */
      hide: z.boolean().default(false),
      hideAt: z.number().int().min(2).max(100).default(3),
    })
    .prefault({}),
});

export type SiteSettings = z.infer<typeof SiteSettings>;

/** What was typed, put in the place of what the settings held; or what is wrong with it, by the field's name. */
export type ReadSettings = { ok: true; settings: SiteSettings } | { ok: false; fields: Record<string, string[]> };

export const defaultSettings: SiteSettings = SiteSettings.parse({});
