import { currentActor } from '@/lib/auth/session';
import { getNotesOnComment, getNotesOnPerson } from '@/lib/notes/queries';
import { Notes } from './notes';
import styles from './notes.module.css';

const ON_PERSON = 3;

type Props = { comment: { id: number; person: { id: number } }; back: string };

/** What colleagues noted about the open answer and about whoever wrote it. */
export async function NotesInCase({ comment, back }: Props) {
  const actor = await currentActor();
  const now = new Date();
  const [onComment, onPerson] = await Promise.all([
    getNotesOnComment(actor, comment.id, now),
    getNotesOnPerson(actor, comment.person.id, now),
  ]);
  if (!onComment || !onPerson) return null;
  const count = onComment.length + onPerson.length;
  return (
    <div>
      <h4>Notes</h4>
      {onPerson.slice(0, ON_PERSON).map(({ id, words, by, when }) => (
        <p key={id}>
          <span className={styles.words} dir="auto">
            {words}
          </span>{' '}
          {by}, {when}
        </p>
      ))}
      {onPerson.length > ON_PERSON && <p>And {onPerson.length - ON_PERSON} more about them.</p>}
      <details className={styles.fold} open={onComment.length > 0}>
        <summary data-act="note">{count === 0 ? 'Add a note' : 'Notes on this answer'}</summary>
        <Notes notes={onComment} about={{ commentId: comment.id }} back={back} label="A note on this answer" />
      </details>
    </div>
  );
}
