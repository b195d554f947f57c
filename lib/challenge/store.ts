import type { Tx } from '@/lib/db/client';

/** Use a passed challenge up. The unique key makes a second use impossible, also at the same moment. @returns false when it was used before */
export async function spendChallenge(tx: Tx, spent: { id: string; expiresAt: Date }): Promise<boolean> {
  const { count } = await tx.spentChallenge.createMany({ data: [spent], skipDuplicates: true });
  return count === 1;
}
