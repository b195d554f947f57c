import path from 'node:path';
import { z } from 'zod';

/** Passes whoever holds it; hCaptcha publishes it for tests. */
const HCAPTCHA_TEST_KEY = '10000000-ffff-ffff-ffff-000000000001';

/** The only reader of `process.env`. An empty value counts as unset. */
const Environment = z.object({
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address, such as https://blog.example' })
    .transform((url) => new URL(url).origin)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgresql://' })
    .optional(),
  AUTH_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  EDITOR_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  EDITOR_PASSWORD: z.string().min(10, { error: 'must have at least 10 characters' }).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, { error: 'must begin with smtp:// or smtps://' })
    .optional(),
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
  HCAPTCHA_SITE_KEY: z.string().optional(),
  HCAPTCHA_SECRET: z.string().optional(),
  HCAPTCHA_URL: z.url({ error: 'must be an address' }).default('https://js.hcaptcha.com'),
  HCAPTCHA_VERIFY_URL: z.url({ error: 'must be an address' }).default('https://api.hcaptcha.com/siteverify'),
  CHALLENGE: z
    .enum(['pow', 'picture', 'hcaptcha', 'none'], { error: 'must be pow, picture, hcaptcha or none' })
    .default('pow'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, { error: 'must begin with redis://' })
    .optional(),
  SEED: z.enum(['demo', 'none'], { error: 'must be demo or none' }).default('demo'),
  TRUST_PROXY: z.coerce.number({ error: 'must be a number of proxies' }).int().min(0).max(9).default(0),
  HYDRATION: z.enum(['late', 'at-once'], { error: 'must be late or at-once' }).default('late'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, error, warn, info or debug' })
    .default('info'),
  NODE_ENV: z.string().default('development'),
});

/** One sentence for each wrong value, ready to print. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'EnvError';
  }
}

export function readEnv(variables: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  if (
    parsed.success &&
    parsed.data.CHALLENGE === 'hcaptcha' &&
    !(parsed.data.HCAPTCHA_SITE_KEY && parsed.data.HCAPTCHA_SECRET)
  ) {
    problems.push('CHALLENGE=hcaptcha needs HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET.');
  }
  if (parsed.success && parsed.data.NODE_ENV === 'production' && parsed.data.HCAPTCHA_SITE_KEY === HCAPTCHA_TEST_KEY) {
    problems.push('HCAPTCHA_SITE_KEY is the key for trials, which lets everybody pass: set your own.');
  }
  if (parsed.success && parsed.data.CHALLENGE === 'picture') {
    problems.push('CHALLENGE=picture is not built yet; use pow, hcaptcha or none.');
  }
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);

  const values = parsed.data;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    siteUrl: values.SITE_URL ?? null,
    dataDir: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    authSecret: values.AUTH_SECRET ?? null,
    editorEmail: values.EDITOR_EMAIL ?? null,
    editorPassword: values.EDITOR_PASSWORD ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    hcaptchaSiteKey: values.HCAPTCHA_SITE_KEY ?? null,
    hcaptchaSecret: values.HCAPTCHA_SECRET ?? null,
    hcaptchaScriptUrl: values.HCAPTCHA_URL,
    hcaptchaVerifyUrl: values.HCAPTCHA_VERIFY_URL,
    challenge: values.CHALLENGE,
    redisUrl: values.REDIS_URL ?? null,
    seed: values.SEED,
    trustProxy: values.TRUST_PROXY,
    hydration: values.HYDRATION,
    logLevel: values.LOG_LEVEL,
    production: values.NODE_ENV === 'production',
  });
}

export type Env = ReturnType<typeof readEnv>;

export const env: Env = readEnv(process.env);
