import { env } from '@/lib/env';
import { siteAddress } from '@/lib/settings/address';
import type { Challenge } from './challenge';
import { hcaptcha } from './hcaptcha';
import { none } from './none';
import { pow } from './pow';

/** The challenge that this site's owner chose. */
export function ourChallenge(): Challenge {
  if (env.challenge === 'none') return none;
  if (env.challenge !== 'hcaptcha') return pow;
  return hcaptcha({
    siteKey: env.hcaptchaSiteKey!,
    secret: env.hcaptchaSecret!,
    verifyUrl: env.hcaptchaVerifyUrl,
    hostname: new URL(siteAddress()).hostname,
  });
}

export type ChallengeShown = { kind: Challenge['kind']; siteKey?: string; host?: string };

/** What the form must know of it; nothing secret. */
export function challengeShown(): ChallengeShown {
  if (env.challenge === 'hcaptcha')
    return { kind: 'hcaptcha', siteKey: env.hcaptchaSiteKey!, host: env.hcaptchaScriptUrl };
  return { kind: env.challenge === 'none' ? 'none' : 'pow' };
}
