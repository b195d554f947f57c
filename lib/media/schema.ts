import { z } from 'zod';
import { cleanLine, cleanText } from '@/lib/text/clean';

export const MEDIA_MAX_BYTES = 10 * 1024 * 1024;
export const PIXELS_MAX = 40_000_000;
export const FRAMES_MAX = 300;
export const ALT_MAX_LENGTH = 500; // code points
export const CAPTION_MAX_LENGTH = 500; // code points

export const MediaWords = z
  .object({
    alt: z
      .string()
      .transform(cleanLine)
      .pipe(z.string().max(ALT_MAX_LENGTH, { error: 'Please describe the picture in at most 500 characters.' })),
    decorative: z.boolean(),
    caption: z
      .string()
      .transform(cleanText)
      .pipe(z.string().trim().max(CAPTION_MAX_LENGTH, { error: 'A caption can have at most 500 characters.' })),
  })
  .refine(({ alt, decorative }) => decorative || alt !== '', {
    path: ['alt'],
    error: 'Describe the picture for those who cannot see it, or say that it is only decoration.',
  });
