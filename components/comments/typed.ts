import type { CommentFields } from '@/lib/comments/schema';
import { type Draft, readDraft } from './draft';

export const controlNames = ['body', 'quote', 'name', 'email', 'website'] as const;

type Texts = { body: string; quote: string; name: string; email: string; website: string };

/** What stands in the form's controls now, exactly as typed. */
export function textsOf(form: HTMLFormElement): Texts {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    body: text('body'),
    quote: text('quote'),
    name: text('name'),
    email: text('email'),
    website: text('website'),
  };
}

export function valuesOf(form: HTMLFormElement): CommentFields {
  const texts = textsOf(form);
  return {
    ...texts,
    postId: String(new FormData(form).get('postId')),
    parentId: '',
    wantsLetter: '',
    key: '',
    topic: '',
    began: '',
  };
}

/** A draft fills what is empty; it never writes over what stands in the form. */
export function restoreDraft(form: HTMLFormElement, postId: number): Draft | null {
  const draft = readDraft(postId);
  if (!draft) return null;
  for (const name of controlNames) {
    const control = form.elements.namedItem(name);
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) continue;
    if (control.value === '' && draft[name]) control.value = draft[name];
  }
  if (draft.quote) form.querySelector('details')?.setAttribute('open', '');
  return draft;
}
