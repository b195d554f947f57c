import { z } from 'zod';
import { isTypedMoment } from '@/lib/hours/typed-moment';
import { cleanLine, cleanText, wellFormed } from '@/lib/text/clean';
import { slugify } from '@/lib/text/slug';

export const TITLE_MAX_LENGTH = 300; // characters
export const STANDFIRST_MAX_LENGTH = 600;
export const SOURCE_MAX_LENGTH = 200_000;
export const TAGS_MAX = 12;
export const COMMENT_MESSAGE_MAX_LENGTH = 500;

const id = z.coerce.number().int().positive().max(2_147_483_647);
const blankIsNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const blankWhenAbsent = (value: unknown) => value ?? '';
const line = (max: number, what: string) =>
  z.preprocess(
    blankWhenAbsent,
    z
      .string()
      .transform(cleanLine)
      .pipe(z.string().max(max, { error: `${what} can have at most ${max} characters.` })),
  );
const text = (max: number, what: string) =>
  z.preprocess(
    blankWhenAbsent,
    z
      .string()
      .transform((typed) => cleanText(typed))
      .pipe(z.string().max(max, { error: `${what} can have at most ${max.toLocaleString('en')} characters.` })),
  );

export type TagName = { slug: string; name: string };

/** "Field notes, working hours" → two tags; the same subject twice is one. */
export function readTags(typed: string): TagName[] {
  const tags = new Map<string, TagName>();
  for (const name of typed.split(',').map(cleanLine)) {
    if (name && /[\p{L}\p{N}]/u.test(name)) tags.set(slugify(name), { slug: slugify(name), name });
  }
  return [...tags.values()];
}

const Tags = z.preprocess(
  blankWhenAbsent,
  z
    .string()
    .max(1_000, { error: 'These are too many subjects.' })
    .transform(readTags)
    .pipe(
      z
        .array(
          z.object({
            slug: z.string(),
            name: z.string().max(60, { error: 'A subject can have at most 60 characters.' }),
          }),
        )
        .max(TAGS_MAX, { error: `A post can have at most ${TAGS_MAX} subjects.` }),
    ),
);

/** What an author types. Everything may be empty in a draft; publishing asks for more. */
export const PostForm = z.object({
  postId: z.preprocess(blankIsNull, id.nullable()),
  version: z.preprocess(blankIsNull, id.nullable()), // of the post, as the author opened it
  title: line(TITLE_MAX_LENGTH, 'A title'),
  standfirst: line(STANDFIRST_MAX_LENGTH, 'A standfirst'),
  source: text(SOURCE_MAX_LENGTH, 'A post'),
  /** Empty: made from the title. */
  slug: z.preprocess(
    blankWhenAbsent,
    z
      .string()
      .max(400, { error: 'An address can have at most 80 characters.' })
      .transform((typed) => (wellFormed(typed).trim() === '' ? '' : slugify(typed))),
  ),
  tags: Tags,
  pictureId: z.preprocess(blankIsNull, id.nullable()),
  pictureAlt: line(500, 'A description'),
  pictureDecorative: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
  pictureCaption: text(500, 'A caption'),
  commentPolicy: z.enum(['open', 'held', 'closed']).catch('open'),
  /** In the blog's own time; empty for no date of its own. */
  commentsCloseAt: z.preprocess(
    blankWhenAbsent,
    z
      .string()
      .trim()
      .refine((typed) => typed === '' || isTypedMoment(typed), {
        error: 'Give a date and a time, such as 2026-03-14T18:00, or leave this empty.',
      }),
  ),
  commentMessage: text(COMMENT_MESSAGE_MAX_LENGTH, 'These words'),
});

export type PostForm = z.infer<typeof PostForm>;
