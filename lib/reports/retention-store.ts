import { db } from '@/lib/db/client';

const ADDRESS_DAYS = 90;
const CONTACT_DAYS = 365; // after a notice was answered: as long as somebody may still ask about it

/** Clears the coded network addresses of old reports, and who sent a notice when it was closed long ago. The words stay. */
export async function forgetReporters(now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.$executeRaw`
    update report set address_hash = null where address_hash is not null and created_at < ${daysAgo(ADDRESS_DAYS)}`;
  const nobody = JSON.stringify({ name: '', email: '', emailFolded: '' });
  await db.$executeRaw`
    update report set notice = notice || ${nobody}::jsonb
    where notice is not null and notice ->> 'email' <> '' and closed_at < ${daysAgo(CONTACT_DAYS)}`;
}
