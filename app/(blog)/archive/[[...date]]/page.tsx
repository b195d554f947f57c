import type { Metadata } from 'next';
import { ArchiveIndex } from '@/components/posts/archive-index';
import { ArchivePosts } from '@/components/posts/archive-posts';
import { NothingHere } from '@/components/site/nothing-here';
import { type ArchiveDate, readArchiveDate } from '@/lib/posts/archive-date';
import { monthName } from '@/lib/posts/dates';
import { addressOf } from '@/lib/settings/address';

type Props = { params: Promise<{ date?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const date = readArchiveDate((await params).date ?? []);
  if (!date) return { title: 'Not found' };
  return { title: titleOf(date), alternates: { canonical: addressOf(pathOf(date)) } };
}

export default async function ArchivePage({ params }: Props) {
  const date = readArchiveDate((await params).date ?? []);
  if (!date) return <NothingHere />;
  return date.year === null ? <ArchiveIndex /> : <ArchivePosts year={date.year} month={date.month} />;
}

function titleOf({ year, month }: ArchiveDate): string {
  if (year === null) return 'Archive';
  return month === undefined ? `Posts of ${year}` : `Posts of ${monthName(month)} ${year}`;
}

function pathOf({ year, month }: ArchiveDate): string {
  if (year === null) return '/archive';
  return `/archive/${year}${month === undefined ? '' : `/${String(month).padStart(2, '0')}`}`;
}
