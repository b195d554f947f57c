import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { FrontPage } from '@/components/posts/front-page';
import { NothingHere } from '@/components/site/nothing-here';
import { readPageNumber } from '@/lib/posts/paging';
import { addressOf } from '@/lib/settings/address';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return {
    title: `Page ${readPageNumber(number) ?? ''}`.trim(),
    alternates: { canonical: addressOf(`/page/${number}`) },
  };
}

export default async function EarlierPage({ params }: Props) {
  const number = readPageNumber((await params).number);
  if (number === null) return <NothingHere />;
  if (number === 1) permanentRedirect('/');
  return <FrontPage number={number} />;
}
