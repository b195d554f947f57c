import type { IncomingHttpHeaders } from 'node:http';

export const reading = new Set(['GET', 'HEAD']);
export const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** One-click unsubscribing (RFC 8058) is sent by a mail provider, with neither Origin nor cookies; its token is its right. */
export const sentByMailers = /^\/unsubscribe\/[^/]+$/;

export function allowedMethods(path: string): string[] {
  return path.startsWith('/api/')
    ? ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
    : ['GET', 'HEAD', 'POST', 'OPTIONS'];
}

export function isForReact(headers: IncomingHttpHeaders): boolean {
  return (
    headers.rsc !== undefined ||
    headers['next-router-prefetch'] !== undefined ||
    headers['next-router-state-tree'] !== undefined ||
    headers['next-router-segment-prefetch'] !== undefined
  );
}

export function isByScript(headers: IncomingHttpHeaders): boolean {
  return headers['next-action'] !== undefined || isForReact(headers);
}

export function isForwarded(headers: IncomingHttpHeaders): boolean {
  return ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
}
