/**
 * How many requests of a class are worked on at once. What comes beyond is told so at once (503 with Retry-After), so
 * that a rush on the search page cannot starve the forms, and a rush on everything cannot use up the memory.
 */
const most = { search: 8, reading: 96, sending: 160, listening: 220 }; // a search holds a connection of the pool for as long as it takes

export type RequestClass = keyof typeof most;

export class Gate {
  readonly busy: Record<RequestClass, number> = { search: 0, reading: 0, sending: 0, listening: 0 };
  refused = 0;

  /** @returns false when there is no room; else call `leave` once, later. */
  enter(kind: RequestClass): boolean {
    if (this.busy[kind] >= most[kind]) {
      this.refused++;
      return false;
    }
    this.busy[kind]++;
    return true;
  }

  leave(kind: RequestClass): void {
    this.busy[kind]--;
  }
}

export function classOf(method: string, path: string): RequestClass {
  if (method !== 'GET' && method !== 'HEAD') return 'sending';
  if (path === '/api/desk/live') return 'listening'; // stays open as long as the desk does
  return path === '/search' ? 'search' : 'reading';
}
