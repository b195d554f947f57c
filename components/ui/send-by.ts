import { type FormEvent, startTransition } from 'react';

/**
 * What sends a form by its action without the reset that React gives a form afterwards: what was typed stays when it comes
 * back refused. The pressed button is sent with it. Without JavaScript the form goes to the same action by itself.
 */
export function sendBy(act: (data: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => act(data));
  };
}
