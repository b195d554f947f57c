import { env } from '@/lib/env';

/** The blog's own address, without a slash at its end. Never learnt from a request: a Host header is somebody's claim. */
export function siteAddress(): string {
  return env.siteUrl ?? `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${env.port}`;
}

/** @param path from the root, with its slash */
export function addressOf(path: string): string {
  return `${siteAddress()}${path}`;
}
