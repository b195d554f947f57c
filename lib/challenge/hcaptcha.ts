import { z } from 'zod';
import { log } from '@/lib/log';
import { digest } from '@/lib/signed';
import type { Challenge, Checked } from './challenge';

export const PATIENCE_MS = 3_000;
const TOKEN_MAX = 8_192;
const TOKEN_LIFETIME_MS = 600_000; // hCaptcha's own is two minutes

const Answer = z.object({
  success: z.boolean(),
  hostname: z.string().optional(),
  'error-codes': z.array(z.string()).default([]),
});

/** Faults of ours or theirs, which no visitor can cause: the visitor must not pay for them. */
const ours = new Set(['missing-input-secret', 'invalid-input-secret', 'bad-request', 'internal-error']);

export type HcaptchaKeys = { siteKey: string; secret: string; verifyUrl: string; hostname: string };

/** hCaptcha, asked in the way its documentation says: form-encoded, with our site key, and the answer's host compared with ours. */
export function hcaptcha(keys: HcaptchaKeys): Challenge {
  return {
    kind: 'hcaptcha',
    issue: async () => null,
    async verify({ hcaptcha: token }, { address, now }) {
      if (token === '') return { outcome: 'absent' };
      if (token.length > TOKEN_MAX) return { outcome: 'failed' };
      const answer = await ask(keys, token, address);
      if (answer === null) return { outcome: 'down' };
      return judgeAnswer(answer, { token, now, hostname: keys.hostname });
    },
  };
}

function judgeAnswer(
  answer: z.infer<typeof Answer>,
  { token, now, hostname }: { token: string; now: Date; hostname: string },
): Checked {
  const codes = answer['error-codes'];
  if (!answer.success) {
    const fault = codes.find((code) => ours.has(code));
    if (fault) log.error({ fault }, 'hCaptcha refuses our question: check HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET');
    return { outcome: fault ? 'down' : 'failed' };
  }
  if (answer.hostname?.toLowerCase() !== hostname.toLowerCase()) return { outcome: 'failed' };
  return {
    outcome: 'passed',
    spend: { id: `hcaptcha:${digest(token)}`, expiresAt: new Date(now.getTime() + TOKEN_LIFETIME_MS) },
  };
}

async function ask({ siteKey, secret, verifyUrl }: HcaptchaKeys, token: string, address: string) {
  const question = new URLSearchParams({ secret, response: token, sitekey: siteKey });
  if (address) question.set('remoteip', address);
  try {
    const response = await fetch(verifyUrl, {
      method: 'POST',
      body: question,
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Answer.parse(await response.json());
  } catch (error) {
    log.warn({ why: error instanceof Error ? error.name : 'unknown' }, 'hCaptcha does not answer');
    return null;
  }
}
