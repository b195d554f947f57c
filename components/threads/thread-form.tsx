'use client';

import { useActionState } from 'react';
import styles from '@/components/marks/marks.module.css';
import { changeThreadAction, type ReturnedThread } from '@/lib/threads/actions';
import type { ThreadOf } from '@/lib/threads/queries';

export function ThreadForm({ thread, back }: { thread: ThreadOf; back: string }) {
  const [returned, act, busy] = useActionState<ReturnedThread | null, FormData>(changeThreadAction, null);
  return (
    <form action={act} className={styles.form} aria-busy={busy}>
      {returned && (
        <p className={styles.refused} role="alert">
          {returned.refusal.message}
        </p>
      )}
      <input type="hidden" name="post" value={thread.postId} />
      <input type="hidden" name="version" value={thread.version} />
      <input type="hidden" name="back" value={back} />
      {thread.isOpen && (
        <div className="field">
          <label htmlFor="thread-message">What readers see in the form’s place, optional</label>
          <textarea
            id="thread-message"
            name="message"
            rows={2}
            maxLength={500}
            dir="auto"
            defaultValue={returned?.message ?? thread.message}
          />
        </div>
      )}
      <button className="button" type="submit" name="to" value={thread.isOpen ? 'closed' : 'open'} aria-disabled={busy}>
        {thread.isOpen ? 'Close this thread now' : 'Open it again'}
      </button>
    </form>
  );
}
