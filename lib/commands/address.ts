import { createServer } from 'node:net';
import type { Env } from '@/lib/env';
import { Fault } from './steps.mjs';

/** The address that readers type, unless SITE_URL says otherwise. */
export function siteUrlOf({ siteUrl, host }: Env, port: number): string {
  if (siteUrl) return siteUrl;
  const anywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${anywhere ? 'localhost' : name}:${port}`;
}

/** Told before the long steps rather than after them. Returns the port: 0 asks the system for a free one. */
export async function claimPort({ port, host }: Env): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    throw portFault(error, { port, host }) ?? error;
  }
  const claimed = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return claimed.port;
}

export function portFault(error: unknown, { port, host }: { port: number; host: string }): Fault | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Fault(
        `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new Fault(`Port ${port} is reserved for root: choose one above 1023 with PORT=3000.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Fault(
        `HOST=${host} is not an address of this machine: use 127.0.0.1 (only here) or 0.0.0.0 (everywhere).`,
      );
    default:
      return null;
  }
}
