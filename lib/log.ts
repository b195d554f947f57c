import pino from 'pino';
import { env } from '@/lib/env';

/** JSON lines on standard output. Pass ids and kinds, never what people typed: nothing personal may enter a log. */
export const log = pino({
  level: env.logLevel,
  base: undefined,
  redact: { paths: ['email', 'name', 'password', 'body', '*.email', '*.password', 'token', 'receipt'], censor: '…' },
  serializers: {
    err: (error: Error & { code?: string }) => ({
      type: error.name,
      code: error.code,
      // Only the places: a message may name people, and may be many lines long.
      stack: error.stack
        ?.split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .join('\n'),
    }),
  },
});
