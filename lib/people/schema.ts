import { z } from 'zod';
import { cleanLine } from '@/lib/text/clean';

// Lengths are counted in code points, as PostgreSQL counts them.
export const NAME_MIN_LENGTH = 2;
export const NAME_MAX_LENGTH = 60;
export const EMAIL_MAX_LENGTH = 254;
export const WEB_ADDRESS_MAX_LENGTH = 200;

const line = z.string({ error: 'This must be text.' }).max(4_000, { error: 'This is too long.' }).transform(cleanLine);
const longer = (max: number) => (text: string) => [...text].length > max;

/** As it is typed. What it looks like, and whether it is free, is judged by `identify`. */
export const GuestName = line
  .refine((name) => [...name].length >= NAME_MIN_LENGTH, { error: 'Please give a name of at least two characters.' })
  .refine((name) => !longer(NAME_MAX_LENGTH)(name), { error: 'A name can have at most 60 characters.' });

// No nested quantifiers: linear in the length, which is limited first.
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]{2,}$/u;

export const GuestEmail = line
  .refine((email) => email !== '', { error: 'Please give your e-mail address. It is never shown.' })
  .refine((email) => !longer(EMAIL_MAX_LENGTH)(email), { error: 'An e-mail address can have at most 254 characters.' })
  .refine((email) => email === '' || longer(EMAIL_MAX_LENGTH)(email) || ADDRESS.test(email), {
    error: 'This does not look like an e-mail address. It should read like name@place.example.',
  });

/** Optional; `https://` may be left out. Nothing but http and https, and no `user@host` that poses as another host. */
export const WebAddress = line.transform((typed, context) => {
  if (typed === '') return null;
  const url = parsed(/^[a-z][a-z0-9+-]*:/i.test(typed) ? typed : `https://${typed}`);
  const sound =
    url &&
    /^https?:$/.test(url.protocol) &&
    url.hostname.includes('.') &&
    !url.username &&
    !url.password &&
    !/\s/.test(typed);
  if (sound && !longer(WEB_ADDRESS_MAX_LENGTH)(url.href)) return url.href;
  context.addIssue({
    code: 'custom',
    message: sound
      ? 'A web address can have at most 200 characters.'
      : 'Please write a web address such as https://place.example, or leave this empty.',
  });
  return z.NEVER;
});

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
