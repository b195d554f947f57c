import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anEditor, aPerson } from '@/lib/test/factories';
import { findConfirmedGuest } from './store';

const now = new Date('2026-03-06T12:00:00Z');

test('the guest cookie stands for a confirmed guest, and no longer for one with a password, with an office, or erased', async () => {
  const guest = await aPerson({ emailConfirmedAt: now });
  expect(await findConfirmedGuest(guest.id)).toEqual({ id: guest.id, name: guest.name });
  await db.person.update({ where: { id: guest.id }, data: { claimedAt: now } });
  expect(await findConfirmedGuest(guest.id)).toBe(null);

  for (const other of [
    await aPerson(),
    await aPerson({ emailConfirmedAt: now, erasedAt: now }),
    await anEditor({ emailConfirmedAt: now, claimedAt: null }),
  ]) {
    expect(await findConfirmedGuest(other.id)).toBe(null);
  }
});
