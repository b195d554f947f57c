import type { SiteSettings } from './schema';

type Contact = SiteSettings['contact'];

export function isReachable({ email, web }: Contact): boolean {
  return email !== '' || web !== '';
}

/** Where a link to the editors leads: their page when there is one, else a letter. */
export function writeTo({ email, web }: Contact): string {
  return web || mailAddress(email);
}

export function mailAddress(email: string): string {
  return `mailto:${email}`;
}
