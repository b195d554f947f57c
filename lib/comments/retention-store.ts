import { db } from '@/lib/db/client';

const ADDRESS_DAYS = 90;
const AT_ONCE = 5_000; // rows; what is left goes with the next sweep

/** Clears the coded network addresses of answers that are older: by then they tell nothing about a flood any more. */
export async function forgetAddresses(now: Date): Promise<number> {
  const before = new Date(now.getTime() - ADDRESS_DAYS * 86_400_000);
  return db.$executeRaw`
    update comment set address_hash = null where id in (
      select id from comment where address_hash is not null and sent_at < ${before} order by sent_at limit ${AT_ONCE})`;
}
