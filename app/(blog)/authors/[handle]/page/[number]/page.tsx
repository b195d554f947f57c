import { permanentRedirect } from 'next/navigation';
import { AuthorPage, authorMetadata } from '@/components/posts/author-page';
import { NothingHere } from '@/components/site/nothing-here';
import { readPageNumber } from '@/lib/posts/paging';

type Props = { params: Promise<{ handle: string; number: string }> };

export async function generateMetadata({ params }: Props) {
  const { handle, number } = await params;
  return authorMetadata(handle, readPageNumber(number) ?? 0);
}

export default async function EarlierOfAuthor({ params }: Props) {
  const { handle, number: written } = await params;
  const number = readPageNumber(written);
  if (number === null) return <NothingHere />;
  if (number === 1) permanentRedirect(`/authors/${encodeURIComponent(handle)}`);
  return <AuthorPage handle={handle} number={number} />;
}
