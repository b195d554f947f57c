import { LeadPost } from '@/components/posts/lead-post';
import { PageLinks } from '@/components/posts/page-links';
import { PostRows } from '@/components/posts/post-rows';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getLatest } from '@/lib/posts/queries';
import { getSettings } from '@/lib/settings/queries';

/** The first page leads with its newest post, large; the others are rows. */
export async function FrontPage({ number }: { number: number }) {
  const listing = await getLatest(number);
  if (!listing) return <NothingHere />;
  const { posts, page } = listing;
  const isFirst = number === 1;
  const [lead, ...others] = posts;
  return (
    <SiteFrame current="/" front={isFirst}>
      <div className="sheet h-feed">
        {isFirst ? (
          lead ? (
            <LeadPost post={lead} />
          ) : (
            <Nothing />
          )
        ) : (
          <EarlierHeading number={number} pages={page.pages} />
        )}
        <PostRows posts={isFirst ? others : posts} />
        <PageLinks page={page} address={(n) => (n === 1 ? '/' : `/page/${n}`)} />
      </div>
    </SiteFrame>
  );
}

function Nothing() {
  return <p className="state-empty">Nothing has been published here yet.</p>;
}

async function EarlierHeading({ number, pages }: { number: number; pages: number }) {
  const { title } = await getSettings();
  return (
    <h1 className="page-title">
      Earlier posts<span className="sr"> of {title}</span>{' '}
      <small>
        page {number} of {pages}
      </small>
    </h1>
  );
}
