import type { Parent } from './comment-form';

/** What somebody has typed under a post and not sent: kept in their own browser until it is. */
export type Draft = {
  body: string;
  quote: string;
  name: string;
  email: string;
  website: string;
  parent: Parent | null;
  key: string; // the same on every try, so that two tries make one answer
};

export const draftPlace = (postId: number) => `rejoinder.answer.${postId}`;

export function readDraft(postId: number): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(draftPlace(postId)) ?? 'null');
    return kept && typeof kept.body === 'string' ? kept : null;
  } catch {
    return null; // no storage here, or nothing of ours in it
  }
}

export function writeDraft(postId: number, draft: Draft) {
  try {
    if (draft.body === '' && draft.quote === '') localStorage.removeItem(draftPlace(postId));
    else localStorage.setItem(draftPlace(postId), JSON.stringify(draft));
  } catch {
    // storage is full or forbidden: the form itself still holds the words
  }
}

export function forgetDraft(postId: number) {
  try {
    localStorage.removeItem(draftPlace(postId));
  } catch {
    // nothing was kept
  }
}

/** `crypto.randomUUID` is missing on plain http, as in an office's own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
