import { type Answer, type Asked, ask, hiddenFields, sendForm } from './ask';
import { canaries, expect, signInCookie, test } from './hostile';

// What leaves the house, header by header: a header more or less, or a weaker word in one of them, fails.

const POST = '/posts/the-gauge-that-was-right';

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};
const forAll = {
  ...everywhere,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const forOne = {
  ...everywhere,
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'private, no-store',
};
const kept = { ...forAll, 'cache-control': 'public, max-age=0, must-revalidate' };

const DOCUMENT =
  "default-src 'self'; script-src 'self' MARKS; style-src 'self' MARKS; style-src-attr 'unsafe-inline'; img-src 'self' data:; media-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const INERT =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const document = { 'content-security-policy': DOCUMENT };
const inert = { 'content-security-policy': INERT };

type Case = [what: string, path: string, asked: Asked, status: number, headers: Record<string, unknown>];

const cases: Case[] = [
  ['the front page', '/', {}, 200, { ...kept, ...document }],
  ['a post', POST, {}, 200, { ...kept, ...document }],
  ['a post, asked by HEAD', POST, { method: 'HEAD' }, 200, { ...kept, ...document }],
  ['a standing page', '/guidelines', {}, 200, { ...kept, ...document }],
  ['nothing', '/nothing-of-that-name', {}, 404, { ...kept, ...document }],
  ['nothing, deep', '/nothing/of/that/name', {}, 404, { ...kept, ...document }],
  ['a search', '/search?q=gauge', {}, 200, { ...forOne, ...document }],
  ['a search too long', `/search?q=${'a'.repeat(500)}`, {}, 400, { ...forOne, ...document }],
  ['a form for one', `${POST}?answer=new`, {}, 200, { ...forOne, ...document }],
  ['sign-in', '/sign-in', {}, 200, { ...forOne, ...document }],
  ['the desk, closed', '/desk', {}, 307, { ...forOne, location: '/sign-in?next=%2Fdesk' }],
  ['a receipt that is none', `/comments/${'A'.repeat(32)}`, {}, 404, { ...forOne, ...document }],
  ['RSS', '/feed.xml', {}, 200, { ...kept, ...inert }],
  ['Atom', '/atom.xml', {}, 200, { ...kept, ...inert }],
  ['JSON Feed', '/feed.json', {}, 200, { ...kept, ...inert }],
  ['the sitemap', '/sitemap.xml', {}, 200, { ...kept, ...inert }],
  ['robots.txt', '/robots.txt', {}, 200, { ...kept, ...inert }],
  ['a feed that is none', '/tags/nothing-of-that-name/feed.xml', {}, 404, { ...kept }],
  ['who am I', '/api/me', {}, 200, { ...forOne, ...inert }],
  ['a challenge', '/api/challenge?post=1', {}, 200, { ...forOne, ...inert }],
  ['a picture that is none', '/media/nothing/800.webp', {}, 404, { ...everywhere }],
  ['not an address', '/%', {}, 400, { ...forOne, 'content-security-policy': DOCUMENT }],
  [
    'a method that is none here',
    '/',
    { method: 'DELETE' },
    405,
    { ...forOne, ...document, allow: 'GET, HEAD, POST, OPTIONS' },
  ],
  ['what may be done', '/', { method: 'OPTIONS' }, 204, { ...forOne, allow: 'GET, HEAD, POST, OPTIONS' }],
  ['another name', '/', { headers: { host: 'evil.example' } }, 421, { ...forOne, ...document }],
  [
    'another origin',
    POST,
    { method: 'POST', headers: { origin: 'https://evil.example' }, body: 'x' },
    403,
    { ...forOne, ...document },
  ],
  ['alive', '/livez', {}, 200, { ...forOne }],
  ['an image to optimise', '/_next/image?url=%2Fx.png&w=64&q=75', {}, 404, { ...forOne, ...document }],
];

test('the headers of every kind of answer, errors included', async ({ app }) => {
  for (const [what, path, asked, status, headers] of cases) {
    const answer = await ask(app.url, path, asked);
    expect.soft([what, answer.status, guarded(answer)]).toEqual([what, status, expect.objectContaining(headers)]);
    expectSound(answer);
  }
});

test('a page that has not changed says so with its policy', async ({ app }) => {
  const first = await ask(app.url, POST);
  const again = await ask(app.url, POST, { headers: { 'if-none-match': first.headers.etag! } });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  expect(guarded(again)).toMatchObject({ ...kept });
});

test('pictures and files of the build may be kept for ever, and run nothing', async ({ app }) => {
  const page = await ask(app.url, POST);
  const picture = /\/media\/[^"\s]+/.exec(page.body)![0];
  const script = /\/_next\/static\/[^"\s]+\.js/.exec(page.body)![0];
  const font = /\/fonts\/[^"\s)]+\.woff2/.exec(page.body)?.[0];
  const shown = await ask(app.url, picture);
  expect([shown.status, guarded(shown)]).toEqual([
    200,
    {
      ...everywhere,
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': `${INERT}; sandbox`,
    },
  ]);
  for (const address of [script, ...(font ? [font] : [])]) {
    const file = await ask(app.url, address);
    expect([address, file.status, guarded(file)]).toEqual([
      address,
      200,
      { ...forAll, 'cache-control': 'public, max-age=31536000, immutable' },
    ]);
  }
});

test('cookies are out of reach of scripts and other sites, and nobody else gets the page that sets them', async ({
  app,
}) => {
  const page = await ask(app.url, '/sign-in');
  const answer = await sendForm(app.url, '/sign-in', [
    ...hiddenFields(page.body, 'password'),
    ['email', canaries.owner],
    ['password', canaries.password],
  ]);
  expect([answer.status, guarded(answer)]).toEqual([303, expect.objectContaining(forOne)]);
  for (const line of answer.headers['set-cookie'] ?? []) {
    expect(line).toMatch(/;\s*httponly/i);
    expect(line).toMatch(/;\s*samesite=lax/i);
    expect(line).toMatch(/;\s*path=\/(;|$)/i);
    expect(line).not.toMatch(/domain=/i);
  }
  const cookie = await signInCookie(app, canaries.owner, canaries.password);
  for (const path of ['/desk', '/desk/queue', '/desk/posts/new', '/me']) {
    const own = await ask(app.url, path, { headers: { cookie } });
    expect([path, own.status, guarded(own)]).toEqual([path, 200, expect.objectContaining({ ...forOne, ...document })]);
    expectSound(own);
  }
});

const names = [
  ...Object.keys(forOne),
  'content-security-policy',
  'strict-transport-security',
  'location',
  'allow',
  'access-control-allow-origin',
  'x-powered-by',
  'server',
];

/** The headers that guard something; marks of inline scripts differ from page to page and are told by kind. */
function guarded({ headers }: Answer): Record<string, unknown> {
  const found = Object.entries(headers).filter(([name]) => names.includes(name));
  return Object.fromEntries(
    found.map(([name, value]) => [
      name,
      name === 'content-security-policy' && String(value).startsWith("default-src 'self'")
        ? String(value)
            .replaceAll(/( '(?:sha256|nonce)-[A-Za-z0-9+/=]+')+/g, ' MARKS')
            .replaceAll(/(script-src|style-src) 'self'(?! MARKS)/g, "$1 'self' MARKS")
        : value,
    ]),
  );
}

function expectSound({ headers, body }: Answer) {
  const policy = String(headers['content-security-policy'] ?? '');
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(unsafe-inline|\*|data:|http)/);
  expect(headers['set-cookie'] && /public|s-maxage/.test(headers['cache-control'] ?? '')).toBeFalsy();
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) expect(headers[name]).toBeUndefined();
  if (body !== '') expect(String(headers['content-type'])).toMatch(/^(text\/|application\/|image\/)/);
}
