import type { Metadata } from 'next';
import { SearchOutcome } from '@/components/search/search-outcome';
import { SearchForm } from '@/components/site/search-form';
import { SiteFrame } from '@/components/site/site-frame';
import { SpokenStatus } from '@/components/site/spoken-status';
import { readSearch } from '@/lib/search/schema';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = readSearch(await searchParams);
  return {
    title: asked.kind === 'words' ? `Search: ${asked.words}` : 'Search',
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const asked = readSearch(await searchParams);
  return (
    <SiteFrame>
      {asked.kind === 'too-long' ? <SpokenStatus status={400} /> : <meta name="robots" content="noindex" />}
      <div className="sheet">
        <h1 className="sr">Search</h1>
        <SearchForm query={asked.kind === 'words' ? asked.words : ''} />
        <SearchOutcome asked={asked} />
      </div>
    </SiteFrame>
  );
}
