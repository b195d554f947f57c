import { currentActor } from '@/lib/auth/session';
import { getMarks } from '@/lib/marks/queries';
import { MarkForm } from './mark-form';
import styles from './marks.module.css';

/** What an answer is marked as for readers, and the means to change that. */
export async function MarksInCase({ commentId, back }: { commentId: number; back: string }) {
  const marks = await getMarks(await currentActor(), commentId);
  if (!marks || marks.allowed.length === 0) return null;
  const said = [
    marks.pinned && 'Pinned',
    marks.isFeatured && 'On the front page',
    marks.byAuthor && 'Marked as the author’s',
  ].filter(Boolean);
  return (
    <section className={styles.marks} aria-label="For readers">
      {said.length > 0 && <p className={styles.said}>{said.join(' · ')}</p>}
      <MarkForm commentId={commentId} allowed={marks.allowed} back={back} />
    </section>
  );
}
