import path from 'node:path';
import { env } from '@/lib/env';

const KEY = /^[A-Za-z0-9_-]{8,64}$/;
const FILE = /^[1-9][0-9]{0,4}\.(webp|jpg)$/;

/** Where a picture's renditions lie. */
export function pictureFolder(key: string): string {
  return path.join(env.dataDir, 'media', key);
}

/** The file behind `/media/KEY/FILE`, or null for anything that does not look like one: names are matched, never joined and hoped for. */
export function renditionFile(key: string | undefined, file: string | undefined): string | null {
  if (!key || !file || !KEY.test(key) || !FILE.test(file)) return null;
  return path.join(pictureFolder(key), file);
}
