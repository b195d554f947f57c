import type { Metadata } from 'next';
import { SearchForm } from '@/components/site/search-form';
import { SiteFrame } from '@/components/site/site-frame';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">Nothing has this address</h1>
        <div className="prose">
          <p>It may have been mistyped, or what stood here has moved without leaving word.</p>
          <p>
            Search for it, look through <a href="/archive">the archive</a>, or begin again at{' '}
            <a href="/">the front page</a>.
          </p>
        </div>
        <SearchForm />
      </div>
    </SiteFrame>
  );
}
