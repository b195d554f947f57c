import { expect, test } from 'vitest';
import { EnvError, readEnv } from './env';

test('everything has a default', () => {
  const env = readEnv({});
  expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', challenge: 'pow', seed: 'demo', siteUrl: null });
});

test('scripts come to readers late, unless it is said otherwise', () => {
  expect(readEnv({}).hydration).toBe('late');
  expect(readEnv({ HYDRATION: 'at-once' }).hydration).toBe('at-once');
  expect(() => readEnv({ HYDRATION: 'never' })).toThrow(/HYDRATION must be late or at-once/);
});

test('an empty value counts as unset', () => {
  expect(readEnv({ PORT: '', SITE_URL: '' })).toMatchObject({ port: 3000, siteUrl: null });
});

test('wrong values are named, each in a sentence', () => {
  const attempt = () => readEnv({ PORT: 'http', SITE_URL: 'blog', CHALLENGE: 'riddle' });
  expect(attempt).toThrow(EnvError);
  expect(attempt).toThrow(/PORT must be a number/);
  expect(attempt).toThrow(/SITE_URL must be an http/);
  expect(attempt).toThrow(/CHALLENGE must be/);
});

test('hCaptcha cannot be switched on without its keys', () => {
  expect(() => readEnv({ CHALLENGE: 'hcaptcha' })).toThrow(/HCAPTCHA_SITE_KEY/);
});

test('the site address is an origin, whatever follows it', () => {
  expect(readEnv({ SITE_URL: 'https://blog.example/path/' }).siteUrl).toBe('https://blog.example');
});

test('the trial key of hCaptcha is refused in production', () => {
  const given = {
    HCAPTCHA_SITE_KEY: '10000000-ffff-ffff-ffff-000000000001',
    HCAPTCHA_SECRET: 'secret',
    CHALLENGE: 'hcaptcha',
  };
  expect(() => readEnv({ ...given, NODE_ENV: 'production' })).toThrow(/key for trials/);
  expect(readEnv(given).challenge).toBe('hcaptcha');
});
