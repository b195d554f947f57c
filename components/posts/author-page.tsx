import type { Metadata } from 'next';
import { answersInWords, postsInWords } from '@/components/posts/answers-in-words';
import { clauseOf } from '@/components/posts/clause';
import { PageLinks } from '@/components/posts/page-links';
import { PostPicture } from '@/components/posts/post-picture';
import { PostRows } from '@/components/posts/post-rows';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { type AuthorPage as AuthorFacts, getAuthor, getAuthorListing } from '@/lib/posts/queries';
import { addressOf } from '@/lib/settings/address';
import { excerpt, plainText } from '@/lib/text/plain';
import styles from './list-head.module.css';

export async function authorMetadata(handle: string, number: number): Promise<Metadata> {
  const author = await getAuthor(handle);
  if (!author) return { title: 'Not found' };
  const path = `/authors/${handle}`;
  return {
    title: number > 1 ? `${author.name}, page ${number}` : author.name,
    description: excerpt(plainText(author.bioHtml) || `Posts by ${author.name}.`, 200),
    alternates: {
      canonical: addressOf(number > 1 ? `${path}/page/${number}` : path),
      types: { 'application/rss+xml': [{ url: `${path}/feed.xml`, title: `${author.name} (RSS)` }] },
    },
    openGraph: { type: 'profile', title: author.name, url: addressOf(path) },
  };
}

export async function AuthorPage({ handle, number }: { handle: string; number: number }) {
  const [author, listing] = await Promise.all([getAuthor(handle), getAuthorListing(handle, number)]);
  if (!author || !listing) return <NothingHere />;
  const path = `/authors/${handle}`;
  return (
    <SiteFrame>
      <div className="sheet h-feed">
        <Head author={author} number={number} />
        {listing.total === 0 && <p className="state-empty">Nothing published yet.</p>}
        <PostRows posts={listing.posts} by={handle} />
        <PageLinks page={listing.page} address={(n) => (n === 1 ? path : `${path}/page/${n}`)} />
      </div>
    </SiteFrame>
  );
}

function Head({ author, number }: { author: AuthorFacts; number: number }) {
  const clause = clauseOf(author.clause);
  return (
    <div className="sub h-card p-author">
      <div className={`in-margin ${styles.portrait}`}>
        {author.picture && (
          <PostPicture className="u-photo" picture={{ ...author.picture, alt: '' }} sizes="7.5rem" priority />
        )}
        <p className="facts">
          <span>{postsInWords(author.posts)}</span>
          {author.answers > 0 && <span>{answersInWords(author.answers)}</span>}
        </p>
      </div>
      <header className={styles.head}>
        <h1 className="p-name" dir="auto">
          {author.name}
          {number > 1 && <small>page {number}</small>}
        </h1>
        {clause && (
          <p className={styles.clause} dir="auto">
            {clause}
          </p>
        )}
        {author.bioHtml && (
          // bioHtml was rendered when it was stored: lib/text
          <div
            className={`prose p-note ${styles.bio}`}
            dir="auto"
            dangerouslySetInnerHTML={{ __html: author.bioHtml }}
          />
        )}
        <p className={styles.links}>
          <a className="u-url u-uid" href={`/authors/${author.handle}`} hidden>
            {author.name}
          </a>
          {author.links.map((link) => (
            <a key={link.href} className="u-url" href={link.href} rel="noopener">
              {link.label}
            </a>
          ))}
          <a href={`/authors/${author.handle}/feed.xml`}>Feed of these posts</a>
        </p>
      </header>
    </div>
  );
}
