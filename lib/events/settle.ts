/** Set by the server's front: resolves when this node's page cache has applied every expiry up to that event. */
type Expired = (eventId: bigint) => Promise<void>;

const CEILING_MS = 1_000;

/**
 * Await this between a commit and the redirect that follows it, so that the next page cannot be older than the change.
 * Without a page cache in this process (tests, jobs, development) there is nothing to wait for.
 */
export async function settled(eventId: bigint): Promise<void> {
  const expired = (globalThis as Record<symbol, unknown>)[Symbol.for('rejoinder.expired')] as Expired | undefined;
  if (!expired) return;
  let timer: NodeJS.Timeout | undefined;
  const ceiling = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CEILING_MS);
  });
  try {
    await Promise.race([expired(eventId), ceiling]);
  } finally {
    clearTimeout(timer);
  }
}
