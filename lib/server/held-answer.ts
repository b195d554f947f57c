import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

export type HeldAnswer = {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
};

export type Decision = 'hold' | 'pass';

/** Sends a whole answer; the headers as name, value, name, value. */
export type Send = (status: number, headers: string[], body: Buffer) => void;

/**
 * Takes a response over from Next before anything of it leaves the house.
 *
 * Next flushes headers early, so `writeHead` and `flushHeaders` are taken over as well as `write` and `end`. When the head
 * is known, `decide` says whether the answer passes (streams and files; `amend` has its last word on the headers) or is
 * held until it is complete and handed to `finish` with the means to send it in whatever form it likes.
 *
 * @returns a function that takes the response away from Next for good, unless an answer has begun: then null. What Next
 * still writes to it goes nowhere.
 */
export function holdAnswer(
  res: ServerResponse,
  {
    decide,
    amend,
    finish,
  }: {
    decide: (status: number, headers: OutgoingHttpHeaders) => Decision;
    amend: (status: number, headers: OutgoingHttpHeaders) => void;
    finish: (answer: HeldAnswer, send: Send) => void;
  },
): () => Send | null {
  const real = { writeHead: res.writeHead, flushHeaders: res.flushHeaders, write: res.write, end: res.end };
  let state: 'open' | 'held' | 'passed' | 'done' = 'open';
  const chunks: Buffer[] = [];

  const take = (): Send => {
    state = 'done';
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    return (status, headers, body) => {
      if (res.destroyed || res.headersSent) return;
      real.writeHead.apply(res, [status, headers] as never);
      real.end.apply(res, (res.req.method === 'HEAD' ? [] : [body]) as never);
    };
  };

  const head = () => {
    if (state !== 'open') return;
    if (decide(res.statusCode, res.getHeaders()) === 'hold') {
      state = 'held';
      return;
    }
    amend(res.statusCode, res.getHeaders());
    Object.assign(res, real);
    state = 'passed';
  };

  const collect = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };

  const callBack = (args: unknown[]) => {
    const callback = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
    if (callback) process.nextTick(callback);
  };

  const taken = {
    writeHead(status: number, ...rest: unknown[]) {
      if (state !== 'open') return res;
      res.statusCode = status;
      if (typeof rest[0] === 'string') res.statusMessage = rest[0];
      setHeaders(
        res,
        rest.find((part) => typeof part === 'object') as OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined,
      );
      head();
      return state === ('passed' as string) ? real.writeHead.call(res, res.statusCode) : res;
    },
    flushHeaders() {
      head();
      if (state === 'passed') real.flushHeaders.call(res);
    },
    write(...args: unknown[]) {
      head();
      if (state === 'passed') return real.write.apply(res, args as never);
      if (state === 'held') collect(args[0], args[1]);
      callBack(args);
      return true;
    },
    end(...args: unknown[]) {
      head();
      if (state === 'passed') return real.end.apply(res, args as never);
      if (state !== 'held') return res;
      collect(args[0], args[1]);
      callBack(args);
      const answer = { status: res.statusCode, headers: { ...res.getHeaders() }, body: Buffer.concat(chunks) };
      finish(answer, take());
      return res;
    },
  };
  Object.assign(res, taken);

  return () => (state === 'open' || state === 'held' ? take() : null);
}

function setHeaders(res: ServerResponse, headers: OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined): void {
  if (!headers) return;
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value);
    return;
  }
  const pairs = Array.isArray(headers[0]) ? (headers as unknown as [string, string][]) : inPairs(headers as string[]);
  for (const [name, value] of pairs) res.appendHeader(name, value);
}

function inPairs(flat: string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index]!, flat[2 * index + 1]!]);
}
