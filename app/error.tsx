'use client';

import { Broken } from '@/components/site/broken';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: Props) {
  return <Broken digest={error.digest} retry={reset} />;
}
