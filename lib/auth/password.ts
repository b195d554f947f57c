import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

// argon2id, 19 MiB, two passes: OWASP's first choice, 26 ms here. Each hash takes a core, so no more run than there are cores.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const places = Math.max(1, availableParallelism());
const QUEUE_MAX = 50;

let running = 0;
const waiting: (() => void)[] = [];

export class TooBusyToHash extends Error {}

async function oneAtAPlace<Value>(work: () => Promise<Value>): Promise<Value> {
  if (waiting.length >= QUEUE_MAX) throw new TooBusyToHash('too many sign-ins at once');
  if (running >= places) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export function hashPassword(password: string): Promise<string> {
  return oneAtAPlace(() => hash(password, cost));
}

let dummy: Promise<string> | undefined;

/** Takes as long for a person without a password, or no person at all, as for a wrong one. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hash('nobody has this password', cost);
  const against = stored ?? (await dummy);
  const fits = await oneAtAPlace(() => verify(against, password));
  return fits && stored != null;
}
