const GOOD_FOR_MS = 8 * 60_000; // of the ten minutes that a challenge lives
const PATIENCE_MS = 20_000;

/** Does the proof of work in a worker while somebody writes, so that sending does not wait for it. */
export class Prover {
  private work: Promise<string> | null = null;
  private begunAt = 0;

  constructor(private readonly postId: number) {}

  begin() {
    if (this.work && Date.now() - this.begunAt < GOOD_FOR_MS) return;
    this.begunAt = Date.now();
    this.work = solve(this.postId).catch(() => {
      this.work = null;
      return '';
    });
  }

  /** @returns the proof, or nothing when this browser cannot make one: an editor will read the answer then */
  async proof(): Promise<string> {
    this.begin();
    return (await this.work) ?? '';
  }

  discard() {
    this.work = null;
  }
}

async function solve(postId: number): Promise<string> {
  const response = await fetch(`/api/challenge?post=${postId}`, { cache: 'no-store' });
  if (!response.ok) return '';
  const challenge = await response.json();
  const solution = await inWorker(challenge);
  return solution ? btoa(JSON.stringify({ challenge, solution })) : '';
}

function inWorker(challenge: unknown): Promise<unknown> {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), PATIENCE_MS);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = reject;
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
