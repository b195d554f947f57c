import type { IncomingHttpHeaders } from 'node:http';

/**
 * Headers by which proxies, platforms and Next's own parts speak to Next. From a visitor they are lies
 * (CVE-2025-29927, CVE-2026-27979), so only what we write ourselves is left.
 */
const spokenByProxies =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-client-.*|x-host|x-original-.*|x-rewrite-url|x-http-.*|x-method-override|x-middleware-.*|x-nextjs-(?!html-request-id$|request-id$).*|x-next-.*|next-resume.*|x-matched-path|x-invoke-.*|x-now-.*|x-vercel-.*|x-prerender-.*|x-action-.*|x-nonce|content-security-policy.*|cf-connecting-ip|true-client-ip|via|cdn-loop)$/;

export type Inbound = {
  clientAddress: string;
  /** The site's own address; every link that Next makes begins with it. */
  origin: URL;
  nonce: string;
};

/** What Next gets to see of a visitor's headers. */
export function cleanHeaders(
  headers: IncomingHttpHeaders,
  { clientAddress, origin, nonce }: Inbound,
): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !spokenByProxies.test(name));
  const clean: IncomingHttpHeaders = {
    ...Object.fromEntries(kept),
    'x-client-address': clientAddress,
    'x-forwarded-for': clientAddress,
    ...ownHeaders(origin, nonce),
  };
  // The front has judged the origin; Next would compare it with the host once more, and a proxy may have renamed that.
  if (headers.origin !== undefined && headers.origin !== 'null') clean.origin = origin.origin;
  return clean;
}

/** All that a rendering for the page cache is told: the site's address and a nonce. Nothing of any visitor. */
export function ownHeaders(origin: URL, nonce: string): Record<string, string> {
  return {
    host: origin.host,
    'x-forwarded-host': origin.host,
    'x-forwarded-proto': origin.protocol.slice(0, -1),
    'x-forwarded-port': origin.port || (origin.protocol === 'https:' ? '443' : '80'),
    // Next reads the nonce here and puts it on its own scripts; `x-nonce` is for scripts of our components.
    'content-security-policy': `script-src 'nonce-${nonce}'`,
    'x-nonce': nonce,
  };
}
