import type { Hosts } from '@/lib/server/hosts';

export type OriginVerdict = { ok: true } | { ok: false; status: 400 | 403; message: string };

/**
 * May this request change something? It must say that it comes from a page of ours: `Sec-Fetch-Site: same-origin`, which
 * no page can forge, or an `Origin` that is ours. Whoever says neither is refused, and so is whoever contradicts himself.
 *
 * @see THREATS row 21; Next lets a request without Origin pass and answers 500 to a malformed one (vercel/next.js#92703)
 */
export function judgeOrigin(headers: Record<string, string | string[] | undefined>, hosts: Hosts): OriginVerdict {
  const origin = single(headers.origin);
  const site = single(headers['sec-fetch-site'])?.toLowerCase();
  const host = single(headers.host) ?? '';

  if (origin !== undefined && origin !== 'null') {
    if (!isOrigin(origin))
      return { ok: false, status: 400, message: 'The Origin header of this request is malformed.' };
    if (!hosts.isOurs(origin, host)) return refused;
    return site === undefined || site === 'same-origin' || site === 'none' ? { ok: true } : refused;
  }
  return site === 'same-origin' ? { ok: true } : refused;
}

const refused: OriginVerdict = {
  ok: false,
  status: 403,
  message: 'This form was sent from another site, or by a browser that does not say from where. Nothing was changed.',
};

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

function isOrigin(value: string): boolean {
  try {
    const url = new URL(value);
    return url.origin !== 'null' && url.origin === value.toLowerCase();
  } catch {
    return false;
  }
}
