'use client';

import { HCaptcha } from '@hcaptcha/react-hcaptcha';
import { useEffect, useRef } from 'react';
import type { ChallengeShown } from '@/lib/challenge/ours';

type Props = {
  challenge: ChallengeShown;
  onToken: (token: string) => void;
  onReset: (reset: () => void) => void;
};

/** hCaptcha's own widget: only on sites whose owner chose it, and only once somebody writes. */
export function HumanCheck({ challenge, onToken, onReset }: Props) {
  const widget = useRef<HCaptcha>(null);
  useEffect(() => onReset(() => widget.current?.resetCaptcha()), [onReset]);
  return (
    <HCaptcha
      ref={widget}
      sitekey={challenge.siteKey!}
      scriptSource={`${challenge.host}/1/api.js`}
      sentry={false}
      onVerify={onToken}
      onExpire={() => onToken('')}
      onError={() => onToken('')}
    />
  );
}
