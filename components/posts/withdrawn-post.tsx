import type { Metadata } from 'next';
import { SearchForm } from '@/components/site/search-form';
import { SiteFrame } from '@/components/site/site-frame';
import { SpokenStatus } from '@/components/site/spoken-status';

export const withdrawnMetadata: Metadata = { title: 'Withdrawn' };

export function WithdrawnPost() {
  return (
    <SiteFrame>
      <SpokenStatus status={410} />
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
