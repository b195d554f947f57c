import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseEncoding, compressFor, isCompressible } from '@/lib/cache/encodings';
import { type SealedDocument, speculationHashes } from '@/lib/cache/inline-scripts';
import {
  commonHeaders,
  documentPolicy,
  INERT_POLICY,
  type Site,
  type Sources,
  UPLOAD_POLICY,
} from '@/lib/cache/security-headers';
import { statusOf } from '@/lib/server/document-status';
import { type HeldAnswer, holdAnswer, type Send } from '@/lib/server/held-answer';
import { cleanHeaders, type Inbound } from '@/lib/server/inbound-headers';

export type NextHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export type Delivery = {
  next: NextHandler;
  site: Site;
  dev: boolean;
  inbound: Omit<Inbound, 'nonce'>;
  /** Takes the framework out of a document that holds nothing live; null = it stays as it is. */
  lighten?: (html: string, nonce: string) => SealedDocument | null;
  /** Takes an answer of 500 and above out of Next's hands; false = send what Next said. */
  onFailure: (answer: HeldAnswer, send: Send) => boolean;
};

export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/**
 * Lets Next answer a request that is not the cache's, cleaned of what a visitor may not say, and puts our headers on
 * whatever comes out. Documents are held until they are complete; streams and files pass.
 *
 * @returns a function that takes the response away, as `holdAnswer` has it
 */
export function deliver(req: IncomingMessage, res: ServerResponse, delivery: Delivery): () => Send | null {
  const nonce = newNonce();
  const mark = `'nonce-${nonce}'`;
  const path = req.url!.split('?', 1)[0]!;
  const encoding = chooseEncoding(req.headers['accept-encoding']);
  req.headers = cleanHeaders(req.headers, { ...delivery.inbound, nonce });

  const take = holdAnswer(res, {
    decide: (status, headers) => (status >= 500 || isDocument(headers) ? 'hold' : 'pass'),
    amend: (status, headers) => {
      const { set, remove } = outgoing({ path, status, headers, sources: {}, ...delivery });
      for (const name of remove) res.removeHeader(name);
      for (let at = 0; at < set.length; at += 2) res.setHeader(set[at]!, set[at + 1]!);
    },
    finish: (answer, send) => {
      if (answer.status >= 500 && delivery.onFailure(answer, send)) return;
      void sendDocument(answer, send).catch(() => res.destroy());
    },
  });

  async function sendDocument({ status: said, headers, body: rendered }: HeldAnswer, send: Send) {
    const status = statusOf(said, headers, rendered);
    const html = rendered.toString('utf8');
    const light = delivery.lighten?.(html, nonce);
    const body = light ? Buffer.from(light.html) : rendered;
    const sources = light ?? { scripts: [mark, ...speculationHashes(html)], styles: [mark] };
    const { set, remove } = outgoing({ path, status, headers, sources, ...delivery });
    const given = Object.entries(headers).filter(([name]) => !remove.includes(name) && !isSet(set, name));
    const type = String(headers['content-type'] ?? '');
    const coding = body.length > 1_000 && isCompressible(type) ? encoding : 'identity';
    const bytes = await compressFor(body, coding);
    send(
      status,
      [
        ...given.flatMap(([name, value]) => [value ?? ''].flat().flatMap((one) => [name, String(one)])),
        ...set,
        ...(coding === 'identity' ? [] : ['Content-Encoding', coding]),
        'Content-Length',
        String(bytes.length),
      ],
      bytes,
    );
  }

  delivery.next(req, res).catch(() => {
    const send = take();
    if (send) delivery.onFailure({ status: 500, headers: {}, body: Buffer.alloc(0) }, send);
    else res.destroy();
  });
  return take;
}

function isDocument(headers: OutgoingHttpHeaders): boolean {
  return String(headers['content-type'] ?? '').startsWith('text/html');
}

function isSet(flat: string[], name: string): boolean {
  return flat.some((part, at) => at % 2 === 0 && part.toLowerCase() === name);
}

type Outgoing = {
  path: string;
  status: number;
  headers: OutgoingHttpHeaders;
  sources: Sources;
  site: Site;
  dev: boolean;
};

/** Pure: which headers an answer of Next's leaves the house with. */
export function outgoing({ path, status, headers, sources, site, dev }: Outgoing): {
  set: string[];
  remove: string[];
} {
  const cacheControl = cacheControlOf(path, status, headers);
  const media = path.startsWith('/media/');
  const set = [
    'Cache-Control',
    dev ? 'private, no-store' : cacheControl,
    'X-Cache',
    'BYPASS',
    ...commonHeaders(media ? 'media' : cacheControl.startsWith('public') ? 'public' : 'private', site),
  ];
  if (isDocument(headers)) {
    // Development needs eval and a socket; nothing of it is public.
    if (!dev) set.push('Content-Security-Policy', documentPolicy(sources, site));
    set.push('Vary', varyOf(headers));
  } else if (!dev && status !== 304) {
    set.push('Content-Security-Policy', media ? UPLOAD_POLICY : INERT_POLICY);
  }
  const remove = ['x-powered-by', 'server', 'etag', 'content-length', 'transfer-encoding', 'connection', 'date'];
  return { set, remove: isDocument(headers) ? remove : ['x-powered-by', 'server'] };
}

const belongsToOne = /^\/(api|comments|confirm|desk|me|report|sign-in|unsubscribe|useful)(\/|$)/;

/** Private unless the answer says public for itself, of an address that is nobody's in particular. */
export function cacheControlOf(path: string, status: number, headers: OutgoingHttpHeaders): string {
  const refused = 'private, no-store';
  if (belongsToOne.test(path) || status >= 400 || headers['set-cookie'] !== undefined || isDocument(headers))
    return refused;
  if (path.startsWith('/media/') && (status === 200 || status === 206 || status === 304)) {
    return 'public, max-age=31536000, immutable';
  }
  const given = String(headers['cache-control'] ?? '');
  return /\bpublic\b/.test(given) && !/\b(private|no-store)\b/.test(given) ? given : refused;
}

function varyOf(headers: OutgoingHttpHeaders): string {
  const given = String(headers.vary ?? '');
  return given ? `Accept-Encoding, ${given}` : 'Accept-Encoding';
}
