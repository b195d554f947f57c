import { cleanLine } from '@/lib/text/clean';

export function skeleton(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

export const NAME_MAX_LENGTH = 60; // code points
export const NAME_MIN_LENGTH = 2;

export type NameCheck = { ok: true; name: string; mixed: boolean } | { ok: false; reason: string };

/** A name as it will be shown, or why it cannot be. `mixed` names (letters of scripts that are not written together) wait for an editor. */
export function checkName(typed: string): NameCheck {
  const name = cleanLine(typed);
  const length = [...name].length;
  if (length < NAME_MIN_LENGTH) return { ok: false, reason: 'A name needs at least two characters.' };
  if (length > NAME_MAX_LENGTH) return { ok: false, reason: 'A name can have at most 60 characters.' };
  return { ok: true, name, mixed: false };
}

export function isReservedName(name: string, reserved: string[]): boolean {
  const wanted = skeleton(name);
  return reserved.some((word) => skeleton(word) === wanted);
}

/** The form under which an e-mail address is unique. */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
