import type { Metadata } from 'next';
import { SearchForm } from '@/components/site/search-form';
import { SiteFrame } from '@/components/site/site-frame';

/** A page cannot choose its status: the server's front reads this word in the head and answers 410. */
export const withdrawnMetadata: Metadata = {
  title: 'Withdrawn',
  robots: { index: false },
  other: { 'rejoinder:status': '410' },
};

export function WithdrawnPost() {
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">This post was withdrawn</h1>
        <div className="prose">
          <p>
            It was published here once, and its author or an editor has taken it back. The answers to it went with it.
          </p>
          <p>
            Look through <a href="/archive">the archive</a>, or search for something like it.
          </p>
        </div>
        <SearchForm />
      </div>
    </SiteFrame>
  );
}
