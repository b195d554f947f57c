import type { Place } from '@/components/comments/thread';
import { type Shown, textFragment } from '@/components/comments/thread-shape';
import type { Branch } from '@/lib/comments/thread';
import { dateAndTime } from '@/lib/posts/dates';
import styles from './thread.module.css';

const roles: Record<Branch['authorRole'], string> = {
  guest: 'guest',
  member: 'member',
  author: 'author here',
  editor: 'editor',
  owner: 'editor',
};

type Props = { shown: Shown; place: Place };

export function ThreadComment({ shown, place }: Props) {
  const { branch } = shown;
  if (branch.state === 'gone') {
    return (
      <article className={styles.comment} id={`comment-${branch.id}`}>
        <p className={styles.gone}>{branch.goneWords}</p>
      </article>
    );
  }
  return (
    <article
      className={`u-comment h-cite ${styles.comment}`}
      id={`comment-${branch.id}`}
      data-by-author={branch.wroteThisPost ? '' : undefined}
    >
      <Mark branch={branch} level={shown.level} />
      <header>
        <Writer branch={branch} level={shown.level} />{' '}
        <span className={branch.wroteThisPost ? styles.badge : undefined}>
          {branch.kind === 'pingback'
            ? 'mentions this elsewhere'
            : branch.wroteThisPost
              ? 'wrote this post'
              : roles[branch.authorRole]}
        </span>{' '}
        <a className={`u-url ${styles.when}`} href={`#comment-${branch.id}`}>
          <time className="dt-published" dateTime={branch.sentAt.toISOString()}>
            {dateAndTime(branch.sentAt, place.timeZone)}
          </time>
          {branch.editedAt && ', edited'}
          {branch.editorEditedAt && (branch.editedAt ? ' and by an editor' : ', edited by an editor')}
        </a>
      </header>
      <Hook shown={shown} slug={place.slug} />
      {/* html was rendered and sanitized when it was stored: lib/text */}
      <div className={`prose e-content ${styles.words}`} dir="auto" dangerouslySetInnerHTML={{ __html: branch.html }} />
      <footer>
        {branch.kind === 'comment' && place.isOpen && (
          <a
            className={`answer ${styles.answer}`}
            href={`/posts/${place.slug}?answer=${branch.id}#write`}
            data-answer={branch.id}
            data-live=""
            rel="nofollow"
          >
            Answer <span className="sr">{branch.authorName}</span>
          </a>
        )}
        {/* belongs to the one form of the thread: useful-form.tsx */}
        <button type="submit" className={styles.useful} form="useful" name="comment" value={branch.id} data-live="">
          Useful <span className="num">{branch.useful > 0 && branch.useful}</span>
          <span className="sr"> for {branch.authorName}’s answer</span>
        </button>
        <a className={styles.report} href={`/report/${branch.id}`} rel="nofollow">
          Report <span className="sr">{branch.authorName}’s answer</span>
        </a>
      </footer>
    </article>
  );
}

/** What the editors think of it. */
function Mark({ branch, level }: { branch: Branch; level: number }) {
  if (branch.pinned && level === 1) return <p className={styles.pinned}>Pinned by the editors</p>;
  return branch.featured ? <p className={styles.pinned}>Chosen by the editors</p> : null;
}

/** Headings go as deep as they can; below the sixth level the hook says what is answered. */
function Writer({ branch, level }: { branch: Branch; level: number }) {
  const Heading = (['h3', 'h4', 'h5', 'h6'] as const)[Math.min(level, 4) - 1]!;
  const href = branch.authorHandle ? `/authors/${branch.authorHandle}` : branch.webAddress;
  return (
    <Heading className="p-author h-card" dir="auto">
      {href ? (
        <a className="u-url p-name" href={href} rel={branch.authorHandle ? undefined : 'ugc nofollow noopener'}>
          {branch.authorName}
        </a>
      ) : (
        <span className="p-name">{branch.authorName}</span>
      )}
    </Heading>
  );
}

/** Which words are answered, and whose, when the place alone does not say it. It leads back to them. */
function Hook({ shown, slug }: { shown: Shown; slug: string }) {
  const { branch, isFlat, level } = shown;
  const { quote, parentId, parentAuthorName } = branch;
  const isDeep = level > 3; // on a phone these stand no further in than their parents
  if (!quote && !isFlat && !isDeep) return null;
  if (!quote && !parentAuthorName) return null;
  const href = parentId ? `#comment-${parentId}` : `/posts/${slug}${textFragment(quote)}`;
  return (
    <a className={styles.hook} href={href} data-narrow={!quote && !isFlat ? '' : undefined}>
      <span>answers{parentAuthorName && (quote ? isFlat || isDeep : true) ? ` ${parentAuthorName}` : ''}</span>{' '}
      {quote && <q>{quote}</q>}
    </a>
  );
}
