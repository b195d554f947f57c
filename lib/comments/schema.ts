import './without-eval';
import { z } from 'zod';
import { GuestEmail, GuestName, WebAddress } from '@/lib/people/schema';
import { cleanLine, cleanText } from '@/lib/text/clean';

// Code points, as PostgreSQL counts them.
export const BODY_MAX_LENGTH = 4_000;
export const QUOTE_MAX_LENGTH = 300;

const TYPED_MAX = 40_000; // UTF-16 units, before cleaning: more is no accident
const text = z.string({ error: 'This must be text.' }).max(TYPED_MAX, { error: 'This is far too long.' });
const optional = text.optional().transform((typed) => typed ?? '');
const id = z
  .string()
  .regex(/^[1-9][0-9]{0,8}$/, { error: 'This form is damaged. Please load the page anew.' })
  .transform(Number);

const INVISIBLE_ONLY = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

export const CommentBody = text
  .transform((typed) => cleanText(typed).trim())
  .refine((body) => !INVISIBLE_ONLY.test(body), { error: 'Please write something.' })
  .refine((body) => countPoints(body) <= BODY_MAX_LENGTH, { error: 'An answer can have at most 4,000 characters.' });

const Quote = optional
  .transform((typed) => cleanLine(typed).replace(/^[“”"]+|(?<![“”"])[“”"]+$/g, ''))
  .refine((quote) => countPoints(quote) <= QUOTE_MAX_LENGTH, { error: 'Quote at most 300 characters.' });

/** What anybody sends with an answer. Whoever is known to the site leaves name and address out. */
export const CommentForm = z.object({
  postId: id,
  parentId: z.union([z.literal('').transform(() => null), id]).prefault(''),
  body: CommentBody,
  name: optional.transform(cleanLine),
  email: optional.transform(cleanLine),
  website: WebAddress.prefault(''),
  quote: Quote,
  wantsLetter: text.optional().transform((typed) => typed === 'yes'),
  /** Made by the browser once for each answer, so that sending twice makes one. */
  key: optional.refine((key) => /^[A-Za-z0-9-]{0,64}$/.test(key), { error: 'This form is damaged.' }),
  /** Nobody sees this field but machines that fill in everything. */
  topic: optional,
  /** When the form was opened, sealed by the site. */
  began: optional,
});

/** The same for somebody whom the site does not know. */
export const StrangersForm = CommentForm.extend({ name: GuestName, email: GuestEmail });

export type CommentForm = z.infer<typeof CommentForm>;
/** What the form's fields hold, all text. */
export type CommentFields = z.input<typeof CommentForm>;

const Receipt = text.regex(/^[A-Za-z0-9_-]{1,100}$/, { error: 'There is no answer at this address.' });

export const EditForm = z.object({
  receipt: Receipt,
  version: id,
  body: CommentBody,
  quote: Quote,
});

export const ReceiptForm = z.object({ receipt: Receipt });

/** The unit of every limit on text: what PostgreSQL's `char_length` counts. */
export function countPoints(typed: string): number {
  let count = 0;
  for (const _ of typed) count += 1;
  return count;
}
