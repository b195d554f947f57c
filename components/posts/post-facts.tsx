import { weekdayAndDate } from '@/lib/posts/dates';
import type { PostHead } from '@/lib/posts/public';
import { getSettings } from '@/lib/settings/queries';

/** When, and what it is about: the facts in the margin of a listed post; and why it leads when it is not the newest. */
type Props = { post: PostHead; isPinned?: boolean; className: string };

export async function PostFacts({ post, isPinned, className }: Props) {
  const { promise } = await getSettings();
  const { weekday, date } = weekdayAndDate(post.publishedAt, promise.calendar.timeZone);
  const tag = post.tags[0];
  return (
    <p className={`facts ${className}`}>
      {isPinned && <strong>Pinned</strong>}
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
