import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { PinButton } from '@/components/editor/pin-button';
import { requireDesk } from '@/lib/auth/desk';
import { getWriting, postStates } from '@/lib/posts/drafts/queries';

export const metadata: Metadata = { title: 'Posts' };

const names = {
  draft: 'Drafts',
  published: 'Published',
  withdrawn: 'Withdrawn',
  scheduled: 'Scheduled',
  review: 'In review',
};
const is = {
  draft: 'draft',
  published: 'published',
  withdrawn: 'withdrawn',
  scheduled: 'scheduled',
  review: 'in review',
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PostsPage({ searchParams }: Props) {
  const actor = await requireDesk('/desk/posts', 'post.write');
  const asked = await searchParams;
  const state = postStates.find((name) => name === asked.state) ?? null;
  const page = typeof asked.page === 'string' && /^[1-9]\d{0,4}$/.test(asked.page) ? Number(asked.page) : 1;
  const writing = await getWriting(actor, state, page, new Date());
  if (!writing) return null;
  const { posts, counts, total, more, mayPin } = writing;
  const changed = posts.find(({ id }) => String(id) === asked.post);
  const list = (number: number) => new URLSearchParams({ ...(state ? { state } : {}), page: String(number) });
  const pageHref = (number: number) => `/desk/posts?${list(number)}`;
  return (
    <DeskFrame actor={actor} current="Posts">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Posts</h1>
          <a className="button first" href="/desk/posts/new">
            Write a post
          </a>
        </header>
        <nav aria-label="Posts by state">
          <ul className={desk.tabs} role="list">
            <li>
              <a href="/desk/posts" aria-current={state ? undefined : 'page'}>
                All <span>{total}</span>
              </a>
            </li>
            {postStates
              .filter((name) => counts[name])
              .map((name) => (
                <li key={name}>
                  <a href={`/desk/posts?state=${name}`} aria-current={state === name ? 'page' : undefined}>
                    {names[name]} <span>{counts[name]}</span>
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        <p role="status" className={changed ? desk.said : 'sr'}>
          {changed && asked.done === 'pinned' && `The front page leads with “${changed.title}”.`}
          {changed && asked.done === 'unpinned' && `“${changed.title}” is not pinned any more.`}
        </p>
        {posts.length === 0 && <p>There is nothing here yet. Every post begins as a draft that only you can see.</p>}
        <ol className={desk.list} role="list">
          {posts.map((post) => (
            <li key={post.id}>
              <div>
                <a href={`/desk/posts/${post.id}`} dir="auto">
                  {post.title}
                </a>
                <p>
                  {post.by && `By ${post.by} · `}
                  {is[post.state]}
                  {post.isPinned && ' · pinned to the front page'}
                </p>
                {mayPin && (post.state === 'published' || post.isPinned) && (
                  <PinButton post={post} back={String(list(page))} />
                )}
              </div>
              <span>
                {post.words.toLocaleString('en')} words, {post.answers} {post.answers === 1 ? 'answer' : 'answers'}
              </span>
              <span className={desk.when}>{post.saved}</span>
            </li>
          ))}
        </ol>
        {(page > 1 || more) && (
          <p className="actions">
            {page > 1 && <a href={pageHref(page - 1)}>Newer</a>}
            {more && <a href={pageHref(page + 1)}>Older</a>}
          </p>
        )}
      </main>
    </DeskFrame>
  );
}
