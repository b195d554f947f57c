import { env } from '@/lib/env';
import { siteAddress } from '@/lib/settings/address';
import { readSettings } from '@/lib/settings/read';

/** Whom letters come from: the blog's name, at MAIL_FROM or at its own host. */
export async function sender() {
  const { title } = await readSettings();
  const host = new URL(siteAddress()).hostname;
  const address = env.mailFrom ?? `rejoinder@${/^[\d.:[\]]+$/.test(host) ? 'localhost' : host}`;
  return { name: title, address };
}
