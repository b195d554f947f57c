import { cleanLine } from '@/lib/text/clean';
import { mixesScripts } from '@/lib/text/scripts';

export { isReservedName, skeleton } from '@/lib/text/skeleton';

export const NAME_MIN_LENGTH = 2; // code points
export const NAME_MAX_LENGTH = 60; // code points
export const EMAIL_MAX_LENGTH = 254; // characters: RFC 5321 §4.5.3.1.3 leaves so much for an address

export type NameCheck = { ok: true; name: string; mixed: boolean } | { ok: false; reason: string };

/**
 * A name as it will be shown, or why it cannot be.
 * `mixed` names join letters of scripts that no language writes together, and are better read by an editor first.
 */
export function checkName(typed: string): NameCheck {
  const name = cleanLine(typed);
  const refusal = nameRules.find(([breaks]) => breaks(name));
  return refusal ? { ok: false, reason: refusal[1] } : { ok: true, name, mixed: mixesScripts(name) };
}

const nameRules: [(name: string) => boolean, string][] = [
  [(name) => name === '', 'Please write your name.'],
  [(name) => [...name].length > NAME_MAX_LENGTH, `A name can have at most ${NAME_MAX_LENGTH} characters.`],
  [(name) => !/\p{L}/u.test(name), 'A name needs letters.'],
  [(name) => isTooShort(name), 'A name needs at least two characters.'],
  [(name) => name.includes('@'), 'Please write a name, not an e-mail address: it is shown to everybody.'],
  [(name) => holdsAddress(name), 'Please write a name, not a web address.'],
  [(name) => /[<>{}[\]\\|]/.test(name), 'A name cannot hold brackets or bars.'],
  [(name) => isHidden(name), 'A name needs letters that can be seen.'],
];

/** One letter is no name; one Han, Hangul or Ethiopic character can be. */
function isTooShort(name: string): boolean {
  return [...name].length < NAME_MIN_LENGTH && !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Ethiopic}]/u.test(name);
}

function holdsAddress(name: string): boolean {
  return /:\/\/|\bwww\.|[\p{L}\p{N}]\.(?:com|net|org|info|biz|io|ru|cn|xyz|top|site|online|shop|link|club)\b/iu.test(
    name,
  );
}

// The blocks of marks that ornament any letter. More than two for five letters climb out of their line.
const ORNAMENTS = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
] as const;

function isHidden(name: string): boolean {
  const points = [...name].map((character) => character.codePointAt(0)!);
  const marks = points.filter((point) => ORNAMENTS.some(([from, to]) => from <= point && point <= to)).length;
  return marks > 2 && marks * 5 > points.length * 2;
}

export type EmailCheck = { ok: true; email: string } | { ok: false; reason: string };

const NO_EMAIL = 'Please write one e-mail address, like name@example.org.';

/**
 * One e-mail address as people have them, trimmed: no display name, no comment, no quoted part, no list, nothing that
 * could end a header line. Addresses in other scripts (RFC 6531) are accepted.
 */
export function checkEmail(typed: string): EmailCheck {
  const email = typed.normalize('NFKC').trim();
  if (email.length === 0) return { ok: false, reason: 'Please write your e-mail address.' };
  if (email.length > EMAIL_MAX_LENGTH)
    return { ok: false, reason: `An e-mail address has at most ${EMAIL_MAX_LENGTH} characters.` };

  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const good = at > 0 && isLocalPart(local) && isDomain(domain);
  return good ? { ok: true, email } : { ok: false, reason: NO_EMAIL };
}

/** Dotted atoms of RFC 5321, with the letters of RFC 6531. */
function isLocalPart(local: string): boolean {
  return local.length <= 64 && local.split('.').every((atom) => /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u.test(atom));
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (domain.length > 253 || labels.length < 2) return false;
  const fit = labels.every(
    (label) => label.length <= 63 && /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label),
  );
  return fit && !/^\d+$/.test(labels.at(-1)!);
}

/**
 * The form under which an e-mail address is unique: case does not count, on either side of the `@`. Dots and `+tags`
 * do: what they mean is the business of whoever runs the mailbox.
 */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}
