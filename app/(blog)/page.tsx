import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { FrontPage } from '@/components/posts/front-page';
import { getOldAddress } from '@/lib/pages/queries';
import { addressOf } from '@/lib/settings/address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { alternates: { canonical: addressOf('/') } };
}

/** Blogs made with WordPress once had addresses like `/?p=123`. */
export default async function HomePage({ searchParams }: Props) {
  const query = await searchParams;
  const number = query.p ?? query.page_id;
  if (typeof number === 'string' && /^[0-9]{1,9}$/.test(number)) {
    const moved = await getOldAddress(`/?${query.p ? 'p' : 'page_id'}=${number}`);
    if (moved) permanentRedirect(moved.target);
  }
  return <FrontPage number={1} />;
}
