import { answersInWords } from '@/components/posts/answers-in-words';
import { Byline } from '@/components/posts/byline';
import { PostPicture } from '@/components/posts/post-picture';
import { fullDate } from '@/lib/posts/dates';
import type { WholePost } from '@/lib/posts/public';
import { getSettings } from '@/lib/settings/queries';
import styles from './post-article.module.css';

const WORDS_PER_MINUTE = 220;
const TAGS_SHOWN = 8; // more than these would push the title off a phone

export async function PostArticle({ post }: { post: WholePost }) {
  const { timeZone } = (await getSettings()).promise.calendar;
  const minutes = Math.max(1, Math.round(post.words / WORDS_PER_MINUTE));
  // One left over is shown as well: a line that opens would take as much room.
  const cut = post.tags.length > TAGS_SHOWN + 1 ? TAGS_SHOWN : post.tags.length;
  const [shown, rest] = [post.tags.slice(0, cut), post.tags.slice(cut)];
  return (
    <article className={`sheet ${styles.post}`}>
      <ul className={`facts in-margin ${styles.facts}`} role="list">
        <li>
          <strong>
            <time className="dt-published" dateTime={post.publishedAt.toISOString()}>
              {fullDate(post.publishedAt, timeZone)}
            </time>
          </strong>
        </li>
        {post.revisedAt && (
          <li>
            revised{' '}
            <time className="dt-updated" dateTime={post.revisedAt.toISOString()}>
              {fullDate(post.revisedAt, timeZone)}
            </time>
          </li>
        )}
        <li>{minutes === 1 ? 'a minute' : `${minutes} minutes`}</li>
        <li>
          <a href="#thread">{post.commentCount === 0 ? 'no answers yet' : answersInWords(post.commentCount)}</a>
        </li>
        <Tags tags={shown} />
        {rest.length > 0 && (
          <li className={styles.more}>
            <details>
              <summary>{rest.length} more subjects</summary>
              <ul role="list">
                <Tags tags={rest} />
              </ul>
            </details>
          </li>
        )}
      </ul>
      <header>
        <h1 className="p-name" dir="auto">
          {post.title}
        </h1>
        {post.standfirst && (
          <p className={`p-summary ${styles.stand}`} dir="auto">
            {post.standfirst}
          </p>
        )}
        <Byline authors={post.authors} />
      </header>
      {post.picture && <LeadPicture post={post} picture={post.picture} />}
      {/* html was rendered or sanitized when it was stored: lib/text */}
      <div
        className={`prose e-content ${post.isImported ? styles.imported : `sub ${styles.body}`}`}
        dir="auto"
        dangerouslySetInnerHTML={{ __html: post.html }}
      />
      <a className="u-url" href={`/posts/${post.slug}`} hidden>
        {post.title}
      </a>
    </article>
  );
}

function Tags({ tags }: { tags: WholePost['tags'] }) {
  return tags.map((tag) => (
    <li key={tag.slug}>
      <a className="p-category" href={`/tags/${tag.slug}`} rel="tag">
        {tag.name}
      </a>
    </li>
  ));
}

type LeadProps = { post: WholePost; picture: NonNullable<WholePost['picture']> };

function LeadPicture({ post, picture }: LeadProps) {
  const isUpright = picture.height > picture.width;
  return (
    <figure className={`sub ${styles.figure}`} data-upright={isUpright || undefined}>
      <PostPicture
        className="u-photo"
        picture={picture}
        sizes="(min-width: 70rem) 56rem, (min-width: 48rem) 38rem, 100vw"
        priority
      />
      {post.pictureCaption && <figcaption dir="auto">{post.pictureCaption}</figcaption>}
    </figure>
  );
}
