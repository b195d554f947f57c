type Closer = { what: string; close: () => Promise<unknown> };

const closers: Closer[] = [];
const ECHO_MS = 1_000; // Ctrl-C under `npm start` arrives twice: from the terminal, and passed on by npm
let closing: Promise<void> | null = null;
let askedAt = 0;
let serving = false;

/** What must be closed before we leave. The last opened is closed first. */
export function beforeLeaving(what: string, close: () => Promise<unknown>) {
  closers.push({ what, close });
}

/** Ctrl-C and SIGTERM close everything in order and end with 0; asked again, we leave at once. */
export function leaveOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing) {
        if (Date.now() - askedAt > ECHO_MS) process.exit(130);
        return;
      }
      askedAt = Date.now();
      console.log('\nStopping.');
      void closeAll().then(() => process.exit(0));
    });
  }
}

export function isLeaving() {
  return closing !== null;
}

/** From now on troubles are news of their own, no longer part of a step. */
export function nowServing() {
  serving = true;
}

export function isServing() {
  return serving;
}

/** One thing that fails to close does not keep the others open. */
export function closeAll(): Promise<void> {
  closing ??= (async () => {
    for (const { what, close } of closers.reverse()) {
      await close().catch((error) => console.error(`While closing ${what}: ${error?.message ?? error}`));
    }
  })();
  return closing;
}
