import { weekdayAndDate } from '@/lib/posts/dates';
import type { PostHead } from '@/lib/posts/public';
import { getSettings } from '@/lib/settings/queries';

/** When, and what it is about: the two facts in the margin of a listed post. */
export async function PostFacts({ post, className }: { post: PostHead; className: string }) {
  const { promise } = await getSettings();
  const { weekday, date } = weekdayAndDate(post.publishedAt, promise.calendar.timeZone);
  const tag = post.tags[0];
  return (
    <p className={`facts ${className}`}>
      <time className="dt-published" dateTime={post.publishedAt.toISOString()}>
        <span>{weekday}</span> {date}
      </time>
      {tag && (
        <a className="p-category" href={`/tags/${tag.slug}`}>
          {tag.name}
        </a>
      )}
    </p>
  );
}
