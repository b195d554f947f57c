import { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';

/** The same request once more, with its body already here. It has a socket of its own, so that nothing Next does to it touches the visitor's. */
export function replay(req: IncomingMessage, body: Buffer): IncomingMessage {
  const socket = Object.assign(new PassThrough(), { remoteAddress: req.socket.remoteAddress });
  const copy = new IncomingMessage(socket as never);
  const { 'transfer-encoding': _, ...headers } = req.headers;
  Object.assign(copy, {
    method: req.method,
    url: req.url,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  });
  copy.headers = { ...headers, 'content-length': String(body.length) };
  if (body.length > 0) copy.push(body);
  copy.push(null);
  copy.complete = true;
  return copy;
}
