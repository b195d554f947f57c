import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { MEDIA_MAX_BYTES } from '@/lib/media/schema';
import { PrivateAddress, publicAddressOf } from './public-hosts';

const TIME_MAX = 10_000; // milliseconds, redirects included
const SILENCE_MAX = 4_000; // milliseconds until something is heard
const REDIRECTS_MAX = 3;

export type Fetched = { bytes: Buffer } | { problem: 'away' | 'private' | 'refused' | 'large'; why: string };

type Resolve = (host: string) => Promise<string>;

/**
 * A file from the web, for an import. Whoever wrote the archive chose the address, so it is checked, and so is each one
 * that it redirects to; nothing is sent but the address itself.
 */
export async function fetchPicture(address: string, resolve: Resolve = publicAddressOf): Promise<Fetched> {
  const stop = AbortSignal.timeout(TIME_MAX);
  let url = address;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const answer = await ask(url, resolve, stop);
    if (!('location' in answer)) return answer;
    url = answer.location;
  }
  return { problem: 'refused', why: 'it redirects too often' };
}

async function ask(address: string, resolve: Resolve, signal: AbortSignal): Promise<Fetched | { location: string }> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return { problem: 'refused', why: 'it is not a web address' };
  try {
    return await get(url, await within(resolve(url.hostname), signal), signal);
  } catch (error) {
    if (error instanceof PrivateAddress) return { problem: 'private', why: 'it lies in a private network' };
    return { problem: 'away', why: `${url.hostname} could not be reached` };
  }
}

function get(url: URL, ip: string, signal: AbortSignal): Promise<Fetched | { location: string }> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        // Connected by the address that was checked; name and certificate stay the host's.
        lookup: (_host, options, found) =>
          options.all ? found(null, [{ address: ip, family: isIP(ip) }]) : found(null, ip, isIP(ip)),
        headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Rejoinder import' },
        agent: false,
        signal,
        timeout: SILENCE_MAX,
      },
      (answer) => {
        const { statusCode = 0, headers } = answer;
        const give = (outcome: Fetched | { location: string }) => {
          answer.destroy();
          resolve(outcome);
        };
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          const next = URL.canParse(headers.location, url) ? new URL(headers.location, url).href : '';
          return give({ location: next });
        }
        if (statusCode !== 200) return give({ problem: 'refused', why: `its server answered ${statusCode}` });
        const large: Fetched = { problem: 'large', why: 'it is larger than 10 MiB' };
        if (Number(headers['content-length']) > MEDIA_MAX_BYTES) return give(large);
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MEDIA_MAX_BYTES) return give(large);
          parts.push(part);
        });
        answer.on('end', () => resolve({ bytes: Buffer.concat(parts) }));
        answer.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('silent')));
    sent.on('error', reject);
    sent.end();
  });
}

function within<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    const clock = setTimeout(() => reject(new Error('silent')), SILENCE_MAX);
    work.then(resolve, reject).finally(() => clearTimeout(clock));
  });
}
