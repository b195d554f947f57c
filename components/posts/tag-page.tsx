import type { Metadata } from 'next';
import { postsInWords } from '@/components/posts/answers-in-words';
import { PageLinks } from '@/components/posts/page-links';
import { PostRows } from '@/components/posts/post-rows';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getTag, getTagListing } from '@/lib/posts/queries';
import { addressOf } from '@/lib/settings/address';
import styles from './list-head.module.css';

export async function tagMetadata(slug: string, number: number): Promise<Metadata> {
  const tag = await getTag(slug);
  if (!tag) return { title: 'Not found' };
  const path = `/tags/${slug}`;
  return {
    title: number > 1 ? `${tag.name}, page ${number}` : tag.name,
    description: tag.description || `Posts about ${tag.name}.`,
    alternates: {
      canonical: addressOf(number > 1 ? `${path}/page/${number}` : path),
      types: { 'application/rss+xml': [{ url: `${path}/feed.xml`, title: `${tag.name} (RSS)` }] },
    },
  };
}

export async function TagPage({ slug, number }: { slug: string; number: number }) {
  const [tag, listing] = await Promise.all([getTag(slug), getTagListing(slug, number)]);
  if (!tag || !listing) return <NothingHere />;
  const path = `/tags/${slug}`;
  return (
    <SiteFrame current={path}>
      <div className="sheet h-feed">
        <p className={`facts in-margin ${styles.facts}`}>
          <span>{postsInWords(listing.total)}</span>
          <a href={`${path}/feed.xml`}>Feed</a>
        </p>
        <header className={styles.head}>
          <h1 className="p-name">
            {tag.name}
            {number > 1 && <small>page {number}</small>}
          </h1>
          {tag.description && <p className={styles.stand}>{tag.description}</p>}
        </header>
        <PostRows posts={listing.posts} />
        <PageLinks page={listing.page} address={(n) => (n === 1 ? path : `${path}/page/${n}`)} />
      </div>
    </SiteFrame>
  );
}
