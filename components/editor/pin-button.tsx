'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { pinPostAction } from '@/lib/posts/pin-actions';

type Props = { post: { id: number; title: string; isPinned: boolean }; back: string };

export function PinButton({ post, back }: Props) {
  const [refusal, act, busy] = useActionState(pinPostAction, null);
  return (
    <form action={act} className={desk.inRow} aria-busy={busy}>
      <input type="hidden" name="id" value={post.id} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="intent" value={post.isPinned ? 'unpin' : 'pin'} aria-disabled={busy}>
        {post.isPinned ? 'Unpin' : 'Pin to the front page'}
        <span className="sr">: {post.title}</span>
      </button>
      {refusal && <span role="alert"> {refusal.message}</span>}
    </form>
  );
}
