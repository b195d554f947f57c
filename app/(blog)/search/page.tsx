import type { Metadata } from 'next';
import { SearchOutcome } from '@/components/search/search-outcome';
import { SearchForm } from '@/components/site/search-form';
import { SiteFrame } from '@/components/site/site-frame';
import { readSearch } from '@/lib/search/schema';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = readSearch(await searchParams);
  return {
    title: asked.kind === 'words' ? `Search: ${asked.words}` : 'Search',
    robots: { index: false },
    // The server's front reads this word in the head and answers 400.
    ...(asked.kind === 'too-long' && { other: { 'rejoinder:status': '400' } }),
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const asked = readSearch(await searchParams);
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="sr">Search</h1>
        <SearchForm query={asked.kind === 'words' ? asked.words : ''} />
        <SearchOutcome asked={asked} />
      </div>
    </SiteFrame>
  );
}
