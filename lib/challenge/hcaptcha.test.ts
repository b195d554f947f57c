import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

vi.hoisted(() => {
  process.env.LOG_LEVEL = 'silent';
});

import type { Challenge } from './challenge';
import { hcaptcha } from './hcaptcha';

type Stub = (question: URLSearchParams, res: ServerResponse, req: IncomingMessage) => void;
let stub: Stub = () => {};
let asked = 0;
let challenge: Challenge;
const server = createServer((req, res) => {
  asked += 1;
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => stub(new URLSearchParams(body), res, req));
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  challenge = hcaptcha({
    siteKey: 'site-key',
    secret: 'secret-key',
    verifyUrl: `http://127.0.0.1:${port}/siteverify`,
    hostname: 'blog.example',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = 0;
});

const now = new Date('2026-03-06T16:30:00Z');
const verify = (token = 'a-token') =>
  challenge.verify({ proof: '', hcaptcha: token }, { postId: 5, address: '192.0.2.7', now });
const answers =
  (answer: unknown, status = 200): Stub =>
  (_, res) =>
    res
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
const refuses = (...codes: string[]) => answers({ success: false, 'error-codes': codes });

test('the good one passes; the question is form-encoded and complete', async () => {
  stub = (question, res, req) => {
    expect(req.method).toBe('POST');
    expect(req.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(question)).toEqual({
      secret: 'secret-key',
      response: 'a-token',
      sitekey: 'site-key',
      remoteip: '192.0.2.7',
    });
    answers({ success: true, hostname: 'blog.example', challenge_ts: '2026-03-06T16:29:50Z' })(question, res, req);
  };
  const checked = await verify();
  expect(checked.outcome).toBe('passed');
  expect(checked.spend?.id).toMatch(/^hcaptcha:/);
  expect(checked.spend?.id).not.toContain('a-token');
});

test('no token is absent and asks nobody; an endless one fails and asks nobody', async () => {
  expect((await verify('')).outcome).toBe('absent');
  expect((await verify('x'.repeat(9_000))).outcome).toBe('failed');
  expect(asked).toBe(0);
});

test.each([
  ['already-seen-response'],
  ['expired-input-response'],
  ['invalid-input-response'],
  ['missing-input-response'],
  ['sitekey-secret-mismatch'],
  ['not-using-dummy-passcode'],
])('%s fails', async (code) => {
  stub = refuses(code);
  expect(await verify()).toEqual({ outcome: 'failed' });
});

test.each([['invalid-input-secret'], ['missing-input-secret']])('%s is our fault, not the visitor’s', async (code) => {
  stub = refuses(code);
  expect(await verify()).toEqual({ outcome: 'down' });
});

test.each([['evil.example'], ['blog.example.evil.example'], ['not-provided'], [undefined]])(
  'an answer for the host %s fails',
  async (hostname) => {
    stub = answers({ success: true, hostname });
    expect(await verify()).toEqual({ outcome: 'failed' });
  },
);

test.each([
  ['junk', answers('<html>busy</html>')],
  ['a truth that is no boolean', answers({ success: 'true', hostname: 'blog.example' })],
  ['an empty answer', answers('')],
  ['status 500', answers({ success: true, hostname: 'blog.example' }, 500)],
  ['status 429', answers({}, 429)],
  ['a redirect', ((_, res) => res.writeHead(302, { location: 'http://evil.example/' }).end()) as Stub],
  ['a broken line', ((_, res) => res.destroy()) as Stub],
])('%s is down', async (_, answer) => {
  stub = answer;
  expect(await verify()).toEqual({ outcome: 'down' });
});

test('silence is down, after three seconds', async () => {
  stub = () => {};
  const begun = performance.now();
  expect(await verify()).toEqual({ outcome: 'down' });
  expect(performance.now() - begun).toBeLessThan(3_600);
});
