import inject from 'light-my-request';
import type { Rendered } from '@/lib/cache/page';
import { type NextHandler, newNonce } from '@/lib/server/deliver';
import { lifetimeOf } from '@/lib/server/document-lifetime';
import { statusOf } from '@/lib/server/document-status';
import { ownHeaders } from '@/lib/server/inbound-headers';

/**
 * Renders a page for the cache: a request of our own making, handed to Next in this process.
 *
 * It is made by light-my-request, which gives Next a request and a response that are Node's own classes without a socket
 * behind them. Tried with Next 16.4.6: early flushing, streaming, 404, 308 and 500 all arrive as they do over a socket,
 * in the same time (8 ms for a small page); an inner socket would add a port or a file to guard, and nothing else.
 */
export function renderWith(next: NextHandler, origin: URL) {
  return async (address: string, signal: AbortSignal): Promise<Rendered> => {
    const nonce = newNonce();
    const answer = await inject(next as never, {
      method: 'GET',
      url: address,
      remoteAddress: '127.0.0.1',
      headers: { ...ownHeaders(origin, nonce), 'user-agent': 'rejoinder-page-cache', accept: '*/*' },
      signal,
    });
    const status = statusOf(answer.statusCode, answer.headers, answer.rawPayload);
    const freshMs = lifetimeOf(answer.headers, answer.rawPayload);
    return { status, headers: answer.headers, body: answer.rawPayload, nonce, freshMs };
  };
}
