'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { pressedPlace, remember, remembered } from './pressed';

/**
 * One form for all the “Useful” buttons of a page, which belong to it by its name: plain HTML, 303 back to the comment.
 * With JavaScript the press is sent by itself, and this browser remembers which buttons it has pressed: where it has, the
 * page wakes at once to show them so.
 */
export function UsefulForm({ postId }: { postId: number }) {
  const form = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    const pressed = new Set(remembered(postId));
    if (pressed.size === 0) return;
    for (const button of buttonsOf(form.current)) {
      if (pressed.has(button.value)) button.setAttribute('aria-pressed', 'true');
    }
  }, [postId]);

  const press = async (event: FormEvent) => {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!button?.value) return;
    event.preventDefault();
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    const wants = button.getAttribute('aria-pressed') === 'true' ? 'no' : 'yes';
    const answer = await send(button.value, wants);
    button.removeAttribute('aria-busy');
    if ('message' in answer) {
      button.dataset.said = answer.message;
      setSaid(answer.message);
      return;
    }
    delete button.dataset.said;
    button.setAttribute('aria-pressed', String(answer.isThanked));
    const count = button.querySelector('.num');
    if (count) count.textContent = answer.useful > 0 ? String(answer.useful) : '';
    remember(postId, button.value, answer.isThanked);
    setSaid(answer.isThanked ? `Counted: useful to ${answer.useful}.` : 'Taken back.');
  };

  return (
    <>
      <form
        ref={form}
        id="useful"
        action="/api/useful"
        method="post"
        onSubmit={press}
        data-kept={pressedPlace(postId)}
      />
      <span className="sr" role="status">
        {said}
      </span>
    </>
  );
}

type Answer = { isThanked: boolean; useful: number } | { message: string };

async function send(comment: string, wants: string): Promise<Answer> {
  try {
    const body = new URLSearchParams({ comment, wants });
    const response = await fetch('/api/useful', { method: 'POST', body, headers: { accept: 'application/json' } });
    const answer = response.headers.get('content-type')?.includes('json') ? await response.json() : null;
    return answer ?? { message: 'Not counted: this site is busy. Please try again.' };
  } catch {
    return { message: 'Not counted: the network does not answer.' };
  }
}

function buttonsOf(form: HTMLFormElement | null): HTMLButtonElement[] {
  return [...(form?.elements ?? [])].filter((element) => element instanceof HTMLButtonElement);
}
