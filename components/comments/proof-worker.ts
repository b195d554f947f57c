import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

const worker = self as unknown as {
  onmessage: (message: MessageEvent<Challenge>) => void;
  postMessage: (solution: unknown) => void;
};

worker.onmessage = async ({ data: challenge }) => {
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 15_000 }).catch(() => null);
  worker.postMessage(solution);
};
