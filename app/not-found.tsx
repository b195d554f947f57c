import type { Metadata } from 'next';
import { NothingHere } from '@/components/site/nothing-here';

export const metadata: Metadata = { title: 'Not found' };

/** For what no route of ours takes; every other page returns `NothingHere` itself. */
export default function NotFound() {
  return <NothingHere />;
}
