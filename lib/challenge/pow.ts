import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { sign } from '@/lib/signed';
import type { Challenge } from './challenge';

export const LIFETIME_SECONDS = 600;

// A browser tries 150 to 350 keys of 2,000 rounds: a quarter of a second on a desk, under two on a slow phone. That the
// right key is known beforehand makes the wait even, and checking it costs us one HMAC.
const ROUNDS = 2_000;
const FEWEST_KEYS = 150;
const MOST_KEYS = 350;
const ALGORITHM = 'PBKDF2/SHA-256';
const PAYLOAD_MAX = 4_000;

const hex = z.string().regex(/^[0-9a-f]{2,128}$/);
const Payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(ALGORITHM),
      nonce: hex,
      salt: hex,
      cost: z.literal(ROUNDS),
      keyLength: z.literal(32),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.number().int(),
      data: z.strictObject({ post: z.number().int() }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.number().int().min(0).max(MOST_KEYS), derivedKey: hex, time: z.number().optional() }),
});

/** ALTCHA's proof of work: no key, no third party, nothing to see. Bound to one post, good for ten minutes and one answer. */
export const pow: Challenge = {
  kind: 'pow',

  issue({ postId, now }) {
    return createChallenge({
      algorithm: ALGORITHM,
      cost: ROUNDS,
      counter: randomInt(FEWEST_KEYS, MOST_KEYS + 1),
      data: { post: postId },
      deriveKey,
      expiresAt: Math.floor(now.getTime() / 1_000) + LIFETIME_SECONDS,
      ...secrets(),
    });
  },

  async verify({ proof }, { postId, now }) {
    if (proof === '') return { outcome: 'absent' };
    const payload = Payload.safeParse(unpack(proof));
    if (!payload.success) return { outcome: 'failed' };

    const { challenge, solution } = payload.data;
    const { nonce, expiresAt, data } = challenge.parameters;
    if (data.post !== postId || expiresAt * 1_000 < now.getTime()) return { outcome: 'failed' };
    const { hmacSignatureSecret, hmacKeySignatureSecret } = secrets();
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret,
      hmacKeySignatureSecret,
    });
    if (!verified) return { outcome: 'failed' };
    return {
      outcome: 'passed',
      spend: { id: `pow:${nonce}`, expiresAt: new Date(expiresAt * 1_000) },
      issuedAt: new Date((expiresAt - LIFETIME_SECONDS) * 1_000),
    };
  },
};

function secrets() {
  return { hmacSignatureSecret: sign('challenge.pow'), hmacKeySignatureSecret: sign('challenge.pow.key') };
}

function unpack(proof: string): unknown {
  if (proof.length > PAYLOAD_MAX) return null;
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString());
  } catch {
    return null;
  }
}
