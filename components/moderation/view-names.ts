import type { View } from '@/lib/moderation/schema';

export const viewNames: Record<View, string> = {
  waiting: 'Waiting',
  reported: 'Reported',
  appeals: 'Appeals',
  held: 'Held by rule',
  spam: 'Spam',
  approved: 'Approved',
  rejected: 'Rejected',
  all: 'All',
};

const CEILING = 10_000; // counting what is open stops there: COUNT_CEILING of the store
const counted = new Set<View>(['waiting', 'reported', 'appeals', 'held']);

export function countInWords(view: View, count: number): string {
  return counted.has(view) && count >= CEILING ? `${(CEILING - 1).toLocaleString('en')}+` : count.toLocaleString('en');
}
