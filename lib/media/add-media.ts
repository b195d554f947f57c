import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { secretWord } from '@/lib/signed';
import { cleanLine, cleanText } from '@/lib/text/clean';
import { pictureKind } from './kind';
import { dropRenditions, type RenditionsOutcome, storeRenditions } from './renditions';
import { ALT_MAX_LENGTH, CAPTION_MAX_LENGTH, MEDIA_MAX_BYTES } from './schema';
import { findMediaByOrigin, insertMedia } from './store';

const PATIENCE = 10_000; // milliseconds: somebody waits at a form, and others for the processor
const PATIENCE_OF_COMMANDS = 120_000; // an import, or the first start of a slow machine, has the time

export type NewMedia = {
  name: string; // the file's own name, kept for show only
  bytes: Buffer;
  alt: string;
  decorative?: boolean;
  caption?: string;
  describedLater?: boolean; // into a draft: nobody can publish it before it is described
  importedFrom?: string; // adding the same origin again gives the picture that is there
};

const problems: Record<Extract<RenditionsOutcome, { problem: string }>['problem'], string> = {
  pixels: 'This picture has more than 40 million pixels. Please make it smaller first.',
  frames: 'This animation has more than 300 frames.',
  broken: 'This picture is broken, or not really what it says it is.',
  slow: 'This picture took too long to read.',
  disk: 'There is no room left to store pictures. Please tell whoever looks after the site.',
};

/** Takes a picture into the library: read by its content alone, decoded elsewhere, stored re-encoded and without its metadata. */
export async function addMedia(actor: Actor, media: NewMedia): Promise<Result<{ id: number; key: string }>> {
  if (!can(actor, 'media.add')) return refuse('forbidden', 'Only authors and editors can add pictures.');
  if (media.importedFrom) {
    const present = await findMediaByOrigin(media.importedFrom);
    if (present) return ok(present);
  }

  const alt = cleanLine(media.alt);
  const decorative = media.decorative ?? false;
  // An import brings pictures that nobody described; the desk's list shows which.
  if (!alt && !decorative && !media.describedLater && actor.kind !== 'system')
    return no('alt', 'Describe the picture for those who cannot see it.');
  if (media.bytes.length === 0) return no('picture', 'The file is empty.');
  if (media.bytes.length > MEDIA_MAX_BYTES) return no('picture', 'A picture can have at most 10 MiB.');
  const kind = pictureKind(media.bytes);
  if (!kind) return no('picture', 'Pictures can be JPEG, PNG, WebP or GIF files.');

  const key = secretWord(12);
  const outcome = await storeRenditions(key, media.bytes, actor.kind === 'system' ? PATIENCE_OF_COMMANDS : PATIENCE);
  if ('problem' in outcome) {
    return outcome.problem === 'disk' ? refuse('unavailable', problems.disk) : no('picture', problems[outcome.problem]);
  }

  try {
    return ok(
      await transaction(async (tx) => {
        const added = await insertMedia(tx, {
          ...outcome.made,
          key,
          kind,
          name: shorten(cleanLine(media.name.split(/[\\/]/).at(-1) ?? ''), 200) || 'picture',
          bytes: media.bytes.length,
          alt: shorten(decorative ? '' : alt, ALT_MAX_LENGTH),
          decorative,
          caption: shorten(cleanText(media.caption ?? '').trim(), CAPTION_MAX_LENGTH),
          uploaderId: actor.personId,
          importedFrom: media.importedFrom ?? null,
        });
        await record(tx, {
          kind: 'media.added',
          actorId: actor.personId,
          subject: 'media',
          subjectId: added.id,
          data: { key },
        });
        return added;
      }),
    );
  } catch (error) {
    await dropRenditions(key);
    throw error;
  }
}

function no(field: string, message: string) {
  return refuse('invalid', message, { [field]: [message] });
}

function shorten(words: string, length: number) {
  return [...words].slice(0, length).join('');
}
