import { isIP } from 'node:net';

/**
 * Who is asking. Each trusted proxy appends the address it saw to `X-Forwarded-For`, so with n of them the n-th from the
 * right was written by the outermost one; all to the left of it is whatever the visitor liked to write.
 *
 * @param hops how many proxies of the owner's stand in front (`TRUST_PROXY`); 0 = nobody is believed
 */
export function clientAddress(remote: string | undefined, forwardedFor: string | undefined, hops: number): string {
  const own = normalise(remote ?? '');
  if (hops === 0 || !forwardedFor) return own;
  const chain = forwardedFor.split(',').map((part) => normalise(part));
  return chain.at(-Math.min(hops, chain.length)) || own;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}

/** An IPv4 address in IPv6 clothes is the IPv4 address; ports and brackets go; what is no address is nothing. */
function normalise(text: string): string {
  const bare = text
    .trim()
    .replace(/^"?\[([^\]]*)\](:\d+)?"?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1')
    .replace(/%.*$/s, '');
  return isIP(bare) ? bare.toLowerCase() : '';
}
