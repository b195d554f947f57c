import type { IncomingMessage } from 'node:http';

export const BODY_MAX_BYTES = 1 << 20;
/** Pictures for posts, from a signed-in person at the desk. The post action checks who it is; this only opens the door. */
export const UPLOAD_MAX_BYTES = 12 << 20;
const TOTAL_MS = 30_000;
const UPLOAD_TOTAL_MS = 120_000;

/** Bytes of bodies that may lie in memory at once, of all senders together. */
const ROOM_BYTES = { form: 96 << 20, upload: 96 << 20 };

export type Body = { ok: true; bytes: Buffer } | { ok: false; status: 408 | 413 | 400 | 503; message: string };

type Limit = { bytes: number; ms: number; kind: keyof typeof ROOM_BYTES };

export function bodyLimit(path: string, cookie: string | undefined): Limit {
  const upload = /^\/(api\/)?desk(\/|$)/.test(path) && /(^|;\s*)(__Host-)?rejoinder-session=/.test(cookie ?? ''); // lib/auth/session.ts
  return upload
    ? { bytes: UPLOAD_MAX_BYTES, ms: UPLOAD_TOTAL_MS, kind: 'upload' }
    : { bytes: BODY_MAX_BYTES, ms: TOTAL_MS, kind: 'form' };
}

/**
 * Where bodies lie until they are answered. Each is small enough, but anybody may send many at once, and the cookie that
 * allows a large one is not checked here; so pictures have a room of their own, and cannot keep the forms out.
 */
export class BodyRoom {
  readonly #free = { ...ROOM_BYTES };

  /** A place for one request's body. Whoever takes it calls `leave` once, later. */
  enter(kind: Limit['kind']): { take(bytes: number): boolean; leave(): void } {
    let held = 0;
    return {
      take: (bytes) => {
        if (bytes > this.#free[kind]) return false;
        this.#free[kind] -= bytes;
        held += bytes;
        return true;
      },
      leave: () => {
        this.#free[kind] += held;
        held = 0;
      },
    };
  }
}

type Place = Pick<ReturnType<BodyRoom['enter']>, 'take'>;

/** Reads a whole body within its limits; a length that is announced too large is refused unread. */
export function readBody(req: IncomingMessage, limit: Limit, place: Place): Promise<Body> {
  const tooLarge: Body = {
    ok: false,
    status: 413,
    message: `This is larger than the ${Math.floor(limit.bytes / (1 << 20))} MiB that may be sent here. Nothing was kept.`,
  };
  const full: Body = {
    ok: false,
    status: 503,
    message: 'More is being sent here at once than can be taken. Please try again in a few seconds.',
  };
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced > limit.bytes) return Promise.resolve(tooLarge);

  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(
      () => done({ ok: false, status: 408, message: 'This took too long to arrive. Nothing was kept.' }),
      limit.ms,
    );
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit.bytes) done(tooLarge);
      else if (!place.take(chunk.length)) done(full);
      else chunks.push(chunk);
    };
    const onEnd = () => done({ ok: true, bytes: Buffer.concat(chunks) });
    const onBroken = () =>
      done({ ok: false, status: 400, message: 'The connection broke before everything had arrived.' });
    const done = (body: Body) => {
      clearTimeout(timer);
      req.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken);
      req.on('error', () => {}); // whoever is refused may hang up
      if (!body.ok) req.pause();
      resolve(body);
    };
    req.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  });
}
