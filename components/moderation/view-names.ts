import type { View } from '@/lib/moderation/schema';

export const viewNames: Record<View, string> = {
  waiting: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  spam: 'Spam',
  all: 'All',
};

const CEILING = 10_000; // counting stops there: COUNT_CEILING of the queue's store

export function countInWords(count: number): string {
  return count >= CEILING ? `${(CEILING - 1).toLocaleString('en')}+` : count.toLocaleString('en');
}
