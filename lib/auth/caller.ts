import { headers } from 'next/headers';

/**
 * The network address of whoever asks, as the server's front has written it down: it strips what a visitor claims and
 * knows how many proxies to believe. Only for counting and slowing down, never for permission.
 */
export async function callerAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for') ?? '';
  return forwarded.split(',').at(-1)?.trim() || 'unknown';
}
