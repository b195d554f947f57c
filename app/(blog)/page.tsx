import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { FrontPage } from '@/components/posts/front-page';
import { getNumbered } from '@/lib/pages/queries';
import { addressOf } from '@/lib/settings/address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { alternates: { canonical: addressOf('/') } };
}

export default async function HomePage({ searchParams }: Props) {
  const moved = await getNumbered('/', await searchParams);
  if (moved) permanentRedirect(moved.target);
  return <FrontPage number={1} />;
}
