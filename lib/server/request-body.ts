import type { IncomingMessage } from 'node:http';

export const BODY_MAX_BYTES = 1 << 20;
/** Pictures for posts, from a signed-in person at the desk. The post action checks who it is; this only opens the door. */
export const UPLOAD_MAX_BYTES = 12 << 20;
const TOTAL_MS = 30_000;
const UPLOAD_TOTAL_MS = 120_000;

export type Body = { ok: true; bytes: Buffer } | { ok: false; status: 408 | 413 | 400; message: string };

export function bodyLimit(path: string, cookie: string | undefined): { bytes: number; ms: number } {
  const upload = /^\/(api\/)?desk(\/|$)/.test(path) && /(^|;\s*)(__Host-)?rejoinder-session=/.test(cookie ?? ''); // lib/auth/session.ts
  return upload ? { bytes: UPLOAD_MAX_BYTES, ms: UPLOAD_TOTAL_MS } : { bytes: BODY_MAX_BYTES, ms: TOTAL_MS };
}

/** Reads a whole body within its limits; a length that is announced too large is refused unread. */
export function readBody(req: IncomingMessage, limit: { bytes: number; ms: number }): Promise<Body> {
  const tooLarge: Body = {
    ok: false,
    status: 413,
    message: `This is larger than the ${Math.floor(limit.bytes / (1 << 20))} MiB that may be sent here. Nothing was kept.`,
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
