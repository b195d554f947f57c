'use client';

import { useActionState, useId } from 'react';
import { sendBy } from '@/components/ui/send-by';
import { addNoteAction, type NoteState, removeNoteAction } from '@/lib/notes/actions';
import type { ShownNote } from '@/lib/notes/queries';
import styles from './notes.module.css';

type Props = { notes: ShownNote[]; about: { personId: number } | { commentId: number }; back: string; label: string };

/** Words among editors: what was noted, and a field for more. */
export function Notes({ notes, about, back, label }: Props) {
  const [state, act, busy] = useActionState<NoteState | null, FormData>(addNoteAction, null);
  const id = useId();
  return (
    <div className={styles.notes}>
      {notes.length > 0 && (
        <ul role="list">
          {notes.map((note) => (
            <li key={note.id}>
              <p dir="auto">{note.words}</p>
              <p className={styles.by}>
                {note.by}, {note.when}
                {note.isMine && <Remove note={note} back={back} />}
              </p>
            </li>
          ))}
        </ul>
      )}
      <form action={act} onSubmit={sendBy(act)} aria-busy={busy} noValidate key={notes[0]?.id ?? 0}>
        <input type="hidden" name={'personId' in about ? 'personId' : 'commentId'} value={Object.values(about)[0]} />
        <input type="hidden" name="back" value={back} />
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <textarea
            id={id}
            name="words"
            rows={2}
            maxLength={2000}
            dir="auto"
            defaultValue={state?.words}
            aria-invalid={state ? true : undefined}
            aria-describedby={state ? `${id}-error` : undefined}
          />
          {state && (
            <span className="error" id={`${id}-error`} role="alert">
              {state.refusal.message}
            </span>
          )}
        </div>
        <button className="button" type="submit" aria-disabled={busy}>
          Keep the note
        </button>
      </form>
    </div>
  );
}

function Remove({ note, back }: { note: ShownNote; back: string }) {
  const [state, act, busy] = useActionState<NoteState | null, FormData>(removeNoteAction, null);
  return (
    <form action={act} aria-busy={busy}>
      <input type="hidden" name="noteId" value={note.id} />
      <input type="hidden" name="back" value={back} />
      <button className={styles.remove} type="submit" aria-disabled={busy}>
        Remove<span className="sr"> this note of yours, {note.when}</span>
      </button>
      {state && <span role="alert"> {state.refusal.message}</span>}
    </form>
  );
}
