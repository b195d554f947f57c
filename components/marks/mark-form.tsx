'use client';

import { useActionState } from 'react';
import { markAction } from '@/lib/marks/actions';
import type { Mark } from '@/lib/marks/marks';
import styles from './marks.module.css';

const names: Record<Mark, string> = {
  pin: 'Pin in its thread',
  unpin: 'Take the pin off',
  feature: 'Choose for the front page',
  unfeature: 'Take off the front page',
  vouch: 'Mark as the author’s',
  unvouch: 'It is not the author’s',
};

export function MarkForm({ commentId, allowed, back }: { commentId: number; allowed: Mark[]; back: string }) {
  const [refusal, act, busy] = useActionState(markAction, null);
  return (
    <form action={act} className={styles.buttons} aria-busy={busy}>
      {refusal && (
        <p className={styles.refused} role="alert">
          {refusal.message}
        </p>
      )}
      <input type="hidden" name="comment" value={commentId} />
      <input type="hidden" name="back" value={back} />
      {allowed.map((mark) => (
        <button className="button" type="submit" name="mark" value={mark} key={mark} aria-disabled={busy}>
          {names[mark]}
        </button>
      ))}
    </form>
  );
}
