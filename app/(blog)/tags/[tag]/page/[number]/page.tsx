import { permanentRedirect } from 'next/navigation';
import { TagPage, tagMetadata } from '@/components/posts/tag-page';
import { NothingHere } from '@/components/site/nothing-here';
import { readPageNumber } from '@/lib/posts/paging';

type Props = { params: Promise<{ tag: string; number: string }> };

export async function generateMetadata({ params }: Props) {
  const { tag, number } = await params;
  return tagMetadata(tag, readPageNumber(number) ?? 0);
}

export default async function EarlierUnderTag({ params }: Props) {
  const { tag, number: written } = await params;
  const number = readPageNumber(written);
  if (number === null) return <NothingHere />;
  if (number === 1) permanentRedirect(`/tags/${encodeURIComponent(tag)}`);
  return <TagPage slug={tag} number={number} />;
}
