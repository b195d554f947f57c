import { SearchForm } from '@/components/site/search-form';
import { SiteFrame } from '@/components/site/site-frame';
import { SpokenStatus } from '@/components/site/spoken-status';

/**
 * What stands where nothing is. A page returns it rather than calling `notFound`: Next would send an empty document that
 * only its scripts can fill.
 */
export function NothingHere() {
  return (
    <SiteFrame>
      <SpokenStatus status={404} />
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
