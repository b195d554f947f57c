import { spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { pictureFolder } from './folder';
import { FRAMES_MAX, PIXELS_MAX } from './schema';

const Outcome = z.union([
  z.object({
    made: z.object({
      width: z.number(),
      height: z.number(),
      placeholder: z.string(),
      renditions: z.array(
        z.object({ width: z.number(), height: z.number(), format: z.enum(['webp', 'jpg']), bytes: z.number() }),
      ),
    }),
  }),
  z.object({ problem: z.enum(['pixels', 'frames', 'broken', 'disk', 'slow']) }),
]);

export type RenditionsOutcome = z.infer<typeof Outcome>;

/**
 * Decodes a picture in a child process and stores what it makes of it under DATA_DIR/media/KEY. All files or none: they
 * are made beside the folder and moved into place.
 *
 * @param timeMax milliseconds after which the child process is ended
 */
export async function storeRenditions(key: string, bytes: Buffer, timeMax: number): Promise<RenditionsOutcome> {
  const folder = pictureFolder(key);
  const draft = path.join(path.dirname(folder), `.new-${key}`);
  try {
    await mkdir(draft, { recursive: true });
    const outcome = await inChildProcess(draft, bytes, timeMax);
    if ('made' in outcome) await rename(draft, folder);
    return outcome;
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return { problem: 'disk' };
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
}

export async function dropRenditions(key: string) {
  await rm(pictureFolder(key), { recursive: true, force: true });
}

function inChildProcess(folder: string, bytes: Buffer, timeMax: number): Promise<RenditionsOutcome> {
  // From the project's root, where npm starts every command: this module may be inside Next's bundle, the script never is.
  const script = path.join(process.cwd(), 'lib', 'media', 'make-renditions.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=256', script, folder, String(PIXELS_MAX), String(FRAMES_MAX)],
      // No secrets in reach of a decoder: its environment is empty.
      { stdio: ['pipe', 'pipe', 'ignore'], env: {} as unknown as NodeJS.ProcessEnv },
    );
    let slow = false;
    const clock = setTimeout(() => {
      slow = true;
      child.kill('SIGKILL');
    }, timeMax);
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => said.push(part));
    child.stdin.on('error', () => {}); // it may refuse before it has read everything
    child.on('error', (error) => {
      clearTimeout(clock);
      reject(error);
    });
    child.on('close', () => {
      clearTimeout(clock);
      if (slow) return resolve({ problem: 'slow' });
      const outcome = Outcome.safeParse(parseJson(Buffer.concat(said).toString()));
      resolve(outcome.success ? outcome.data : { problem: 'broken' });
    });
    child.stdin.end(bytes);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
