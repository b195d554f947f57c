import { readFileSync } from 'node:fs';
import { naughtyStrings } from '../lib/text/corpus/naughty';
import { xssStrings } from '../lib/text/corpus/xss';
import { type Answer, type Asked, ask, type Fields, hiddenFields, sendForm, unescapeHtml, withFields } from './ask';
import { canaries, expect, sampleOf, signInCookie, sweeping, test } from './hostile';

// Every field and address gets what it does not expect. The answer is always one in words: never a 5xx, never silence,
// and never a row with more rights than its writer has.

test.setTimeout(sweeping ? 1_800_000 : 120_000);

const strings = [...sampleOf(naughtyStrings, 24), ...sampleOf(xssStrings, sweeping ? 500 : 6)];
const POST = '/posts/the-gauge-that-was-right';

const injections = [
  "' or '1'='1",
  "'; drop table comment; --",
  '1; select pg_sleep(20)--',
  "1' || pg_sleep(20) || '",
  "') union select email, password_hash from person --",
  '1 union all select null,null,version()--',
  '$$; select pg_sleep(20); $$',
  "\\'; select 1; --",
  '%27%20or%201=1--',
  '(select case when (1=1) then pg_sleep(20) else 1 end)',
  "a' and extractvalue(1,concat(0x7e,version()))--",
  '1/**/or/**/1=1',
  "'::regconfig",
  'a & ! ( | <-> :*',
  '"unclosed phrase',
  'or or or - - -',
  ':*:*:*<1000000>',
];

/** What Prisma would take for an operator, if a request's object ever reached it. */
const operators = [
  '{"not":""}',
  '{"contains":""}',
  '{"gt":0}',
  '[{"not":1}]',
  '{"$ne":null}',
  'null',
  'true',
  '[]',
  '{}',
];

const oddNumbers = [
  '0',
  '-1',
  '1e9',
  'NaN',
  'Infinity',
  '1.5',
  '0x10',
  '٣',
  '2147483648',
  '9'.repeat(40),
  '1 ',
  '+1',
  '',
];

let wrong: string[] = [];
test.beforeEach(() => {
  wrong = [];
});
test.afterEach(async ({ app }) => {
  expect(wrong.slice(0, 15)).toEqual([]);
  expect((await ask(app.url, '/livez')).status).toBe(200);
  expect(() => process.kill(app.pid, 0)).not.toThrow();
  expect(await app.output()).not.toMatch(/unhandled|uncaught/i);
});

function judge(answer: Answer, what: string) {
  if (answer.status >= 500) wrong.push(`${answer.status}: ${what.slice(0, 220)}`);
  if (answer.status < 400 || answer.status === 405) return;
  const isBare = !/<p|<h1|"message"|\w+ \w+/.test(answer.body);
  if (isBare && answer.headers['content-length'] !== '0')
    wrong.push(`no words, ${answer.status}: ${what.slice(0, 220)}`);
}

test('every public address bears every string in every place', async ({ app, sql }) => {
  const [post] = await sql<{ slug: string }>(`select slug from post where state = 'published' limit 1`);
  const cookie = await signInCookie(app, canaries.owner, canaries.password);
  const places: ((word: string) => string)[] = [
    (w) => `/${w}`,
    (w) => `/posts/${w}`,
    (w) => `/posts/${w}/comments.xml`,
    (w) => `/authors/${w}`,
    (w) => `/authors/${w}/feed.xml`,
    (w) => `/tags/${w}`,
    (w) => `/tags/${w}/page/${w}`,
    (w) => `/tags/${w}/feed.xml`,
    (w) => `/archive/${w}`,
    (w) => `/archive/2026/${w}`,
    (w) => `/page/${w}`,
    (w) => `/comments/${w}`,
    (w) => `/confirm/${w}`,
    (w) => `/media/${w}/800.webp`,
    (w) => `/media/x/${w}`,
    (w) => `/one/${w}/two`,
    (w) => `/posts/${post!.slug}?answer=${w}`,
    (w) => `/search?q=${w}`,
    (w) => `/search?q=the&page=${w}`,
    (w) => `/search?q=the&in=${w}&exact=${w}`,
    (w) => `/search?${w}=${w}`,
    (w) => `/sign-in?next=${w}&out=${w}`,
    (w) => `/?p=${w}`,
    (w) => `/?page_id=${w}`,
    (w) => `/api/challenge?post=${w}`,
    (w) => `/api/auth/${w}`,
    (w) => `/api/auth/signin?callbackUrl=${w}`,
    (w) => `/desk/queue?view=${w}&after=${w}&comment=${w}&done=${w}`,
    (w) => `/desk/posts?page=${w}&state=${w}`,
    (w) => `/desk/posts/${w}`,
    (w) => `/desk/posts/${w}/revisions`,
    (w) => `/desk/pages/${w}`,
    (w) => `/me?refused=${w}`,
  ];
  const words = [...sampleOf(strings, 12), ...injections, ...sampleOf(operators, 3), ...sampleOf(oddNumbers, 7)].map(
    (word) => encodeURIComponent(word.replace(/[\ud800-\udfff]/gu, '\ufffd')),
  );
  const raw = [
    '%',
    '%zz',
    '%ff',
    '%c0%af',
    '%00',
    '%0d%0aset-cookie:x=1',
    '..%2f..%2fetc%2fpasswd',
    'a'.repeat(1_900),
    'a[]',
    'a[not]=',
    '&q=b&q=c',
  ];
  const requests = places.flatMap((place) => [...words, ...raw].map((word) => place(word)));
  await each(requests, async (address) => {
    const began = performance.now();
    const personal = /^\/(desk|me)/.test(address);
    const answer = await ask(app.url, address, { headers: personal ? { cookie } : {} });
    judge(answer, address);
    if (performance.now() - began > 15_000) wrong.push(`slow: ${address}`);
    const isMoved = answer.headers.location && !/^(\/(?![/\\])|$)/.test(answer.headers.location.replace(app.url, ''));
    if (isMoved) wrong.push(`leads away: ${answer.headers.location} from ${address}`);
    if (answer.headers['set-cookie']?.some((line) => line.startsWith('x=')))
      wrong.push(`a cookie of theirs: ${address}`);
  });
  expect(requests.length).toBeGreaterThan(1_000);
});

test('the comment form bears every string in every field', async ({ app, sql }) => {
  const [before] = await sql<{ n: number; last: number }>('select count(*)::int as n, max(id) as last from comment');
  const form = hiddenFields((await ask(app.url, POST)).body, 'body');
  const fields = [
    'postId',
    'parentId',
    'body',
    'quote',
    'name',
    'email',
    'website',
    'wantsLetter',
    'key',
    'topic',
    'began',
    'proof',
    'h-captcha-response',
    'intent',
  ];
  const words = [...strings, ...operators, ...oddNumbers.slice(0, 6), injections[1]!];
  const requests = fields.flatMap((field) => words.map((word) => [field, word] as const));
  await each(requests, async ([field, word], n) => {
    const answer = await sendForm(app.url, POST, withFields(ordinary(form, n), { [field]: word }));
    judge(answer, `${field} = ${JSON.stringify(word).slice(0, 100)}`);
  });
  expect(requests.length).toBeGreaterThan(500);
  const [after] = await sql<{ n: number }>('select count(*)::int as n from comment');
  expect(after!.n).toBeGreaterThan(before!.n); // some of them are honest answers
  const grown = await sql(
    `select c.id from comment c join person p on p.id = c.person_id
     where c.id > $1 and (c.state <> 'pending' or c.version <> 1 or p.role <> 'reader' or p.claimed_at is not null)`,
    [before!.last],
  );
  expect(grown).toEqual([]);
});

test('no extra field gives a comment or its writer more than they have', async ({ app, sql }) => {
  const form = hiddenFields((await ask(app.url, POST)).body, 'body');
  const wishes: Record<string, string> = {
    id: '1',
    state: 'approved',
    status: 'approved',
    role: 'owner',
    personId: '1',
    person_id: '1',
    pinned: 'true',
    useful: '1000',
    version: '99',
    sentAt: '2001-01-01T00:00:00Z',
    createdAt: '2001-01-01T00:00:00Z',
    publishedAt: '2001-01-01T00:00:00Z',
    dueAt: '2001-01-01T00:00:00Z',
    awaitsConfirmation: 'false',
    emailConfirmedAt: '2001-01-01T00:00:00Z',
    claimedAt: '2001-01-01T00:00:00Z',
    passwordHash: 'x',
    receipt: 'my-own-receipt-my-own-receipt',
    importedFrom: 'elsewhere',
    html: '<script>alert(1)</script>',
    heldFor: 'nothing',
    kind: 'pingback',
    secondsToWrite: '1000',
    __proto__x: '{"state":"approved"}',
    constructor: '{"prototype":{"state":"approved"}}',
    'comment[state]': 'approved',
    'person[role]': 'owner',
    'data.state': 'approved',
  };
  const fields = withFields(ordinary(form, 900_001), wishes);
  fields.push(['__proto__', '{"state":"approved","role":"owner"}'], ['__proto__[role]', 'owner']);
  const answer = await sendForm(app.url, POST, fields);
  expect([answer.status, answer.headers.location?.startsWith('/comments/')]).toEqual([303, true]);
  const [row] = await sql(
    `select c.id <> 1 as own, c.state, c.pinned, c.useful, c.version, c.published_at, c.imported_from, c.kind, c.html ~ 'script' as script,
       c.receipt <> 'my-own-receipt-my-own-receipt' as secret, abs(extract(epoch from now() - c.sent_at)) < 60 as now, c.due_at > now() as promised,
       p.role, p.email_confirmed_at, p.claimed_at, p.password_hash
     from comment c join person p on p.id = c.person_id where p.email = $1`,
    [emailOf(900_001)],
  );
  expect(row).toEqual({
    own: true,
    state: 'pending',
    pinned: false,
    useful: 0,
    version: 1,
    published_at: null,
    imported_from: null,
    kind: 'comment',
    script: false,
    secret: true,
    now: true,
    promised: true,
    role: 'reader',
    email_confirmed_at: null,
    claimed_at: null,
    password_hash: null,
  });
});

test('fields twice, as lists, as files, missing, far too long, far too many', async ({ app }) => {
  const html = (await ask(app.url, POST)).body;
  const form = hiddenFields(html, 'body');
  const names = ['postId', 'parentId', 'body', 'quote', 'name', 'email', 'website', 'key', 'began'];
  const file = new File([new Uint8Array([0, 255, 1, 2])], '../../x.html', { type: 'text/html' });
  const tried: [string, Fields][] = names.flatMap((name, at): [string, Fields][] => {
    const sound = ordinary(form, 910_000 + at * 20);
    const rest = sound.filter(([known]) => known !== name);
    return [
      ['missing', rest],
      ['twice', [...sound, [name, 'x']]],
      ['list', [...rest, [`${name}[]`, 'x'], [`${name}[]`, 'y']]],
      ['operator', [...rest, [`${name}[not]`, '']]],
      ['path', [...rest, [`${name}.constructor`, 'x']]],
      ['file', [...rest, [name, file]]],
      ['long', [...rest, [name, 'ü'.repeat(5_000)]]],
      ['very long', [...rest, [name, 'x'.repeat(400_000)]]],
      ['wide', [...rest, [name, '🦊'.repeat(4_001)]]],
      ['zeros', [...rest, [name, '\0\0\0']]],
      ['deep', [...rest, [name, '['.repeat(20_000)]]],
    ].map(([kind, fields]) => [`${name} ${kind}`, fields] as [string, Fields]);
  });
  tried.push(
    ['nothing but the action', form],
    ['nothing', []],
    ['2,000 fields', [...ordinary(form, 919_000), ...many(2_000)]],
  );
  await each(tried, async ([what, fields]) => judge(await sendForm(app.url, POST, fields), what));

  // Parts of the action's own address, bent.
  const actionFields = form.filter(([name]) => name.startsWith('$ACTION'));
  expect(actionFields.length).toBeGreaterThan(0);
  const bent = actionFields.flatMap(([name]) =>
    [
      '',
      'x',
      '{',
      '[]',
      '{"id":"00","bound":null}',
      '{"id":"__proto__","bound":"$@1"}',
      '["$F1"]',
      '["$K1"]',
      '[{"then":"$1:then"}]',
      '$@1',
    ].map((value) => [name, value] as const),
  );
  await each(bent, async ([name, value], n) =>
    judge(
      await sendForm(app.url, POST, withFields(ordinary(form, 920_000 + n), { [name]: value })),
      `${name} = ${value}`,
    ),
  );
});

test('an answer that is refused comes back in its field as it was typed', async ({ app }) => {
  const form = hiddenFields((await ask(app.url, POST)).body, 'body');
  const typed = `${'Ünïcödé & "quotes" <b>🦊</b> '.repeat(160)}end of it`;
  expect([...typed].length).toBeGreaterThan(4_000);
  const answer = await sendForm(
    app.url,
    POST,
    withFields(ordinary(form, 930_000), { body: typed, email: 'no address' }),
  );
  const textarea = /<textarea[^>]*name="body"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(answer.body)?.[1] ?? '';
  expect(unescapeHtml(textarea)).toBe(typed);
  expect(answer.body).toMatch(/value="no address"/);
  expect(answer.body).toMatch(/at most 4,000 characters/);
  expect(answer.headers['cache-control']).toBe('private, no-store');
});

test('actions called directly with arguments that no form sends', async ({ app, sql }) => {
  const cookie = await signInCookie(app, canaries.owner, canaries.password);
  const receipt = await aReceipt(app.url);
  // Every action of the build, at a page that knows it.
  type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName: string }> };
  const file = new URL('../.next/server/server-reference-manifest.json', import.meta.url);
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const actions = Object.entries(node).map(([id, { workers, exportedName }]) => {
    const route = Object.keys(workers)[0]!.replace(/^app|\/\([a-z]+\)|\/page$/g, '');
    const path = route
      .replace('[slug]', POST.split('/').at(-1)!)
      .replace('[receipt]', receipt)
      .replace(/\[\w+\]/, '1');
    return { id, path, name: exportedName };
  });
  expect(actions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['sendCommentAction', 'decideAction', 'writePostAction', 'signInAction']),
  );
  const count =
    'select (select count(*) from session)::int as sessions, (select count(*) from decision)::int as decisions';
  const [before] = await sql(count);
  const tuples = [
    '',
    'x',
    '[',
    'null',
    '[]',
    '[null]',
    '[null,null]',
    '["$undefined",{}]',
    '["$undefined",{"body":{"not":""},"email":{"not":""},"password":{"not":""}}]',
    '[{"refusal":null},"text"]',
    '["$undefined",1e999]',
    '["$K1","$K1"]',
    '["$undefined","$K1"]',
    '["$F1","$F1"]',
    '["$Q1","$W1"]',
    '["$undefined","$B1"]',
    '["$undefined","$n123456789012345678901234567890"]',
    '[{"__proto__":{"ok":true}},{"then":"$0:then"}]',
    `[${'['.repeat(5_000)}${']'.repeat(5_000)}]`,
    `["$undefined","${'x'.repeat(300_000)}"]`,
  ];
  for (const { id, path, name } of actions) {
    await each(tuples, async (body) => {
      const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: app.url };
      for (const own of name === 'signOutAction' ? [headers] : [headers, { ...headers, cookie }]) {
        judge(await ask(app.url, path, { method: 'POST', headers: own, body }), `${name} ${body.slice(0, 80)}`);
      }
    });
  }
  expect(await sql(count)).toEqual([before]);
});

test('signing in, receipts and mailed links bear every string', async ({ app, sql }) => {
  const receipt = await aReceipt(app.url);
  const signIn = hiddenFields((await ask(app.url, '/sign-in')).body, 'password');
  const page = (await ask(app.url, `/comments/${receipt}`)).body;
  const edit = hiddenFields(page, 'version');
  const words = [...sampleOf(strings, 12), ...operators, ...oddNumbers.slice(0, 5)];
  const sound: Record<string, string> = { email: canaries.owner, password: 'certainly not', next: '/me' };
  await each(words, async (word, n) => {
    for (const field of ['email', 'password', 'next']) {
      if (field !== 'email' && n % 4 > 0) continue; // wrong passwords for one address are slowed down
      const fields = withFields(signIn, { ...sound, email: `nobody-${n}@people.example`, [field]: word });
      const answer = await sendForm(app.url, '/sign-in', fields);
      judge(answer, `sign-in ${field} = ${word.slice(0, 60)}`);
      if (answer.headers['set-cookie']) wrong.push(`signed in with ${field} = ${word}`);
    }
    for (const field of ['receipt', 'version', 'quote']) {
      const answer = await sendForm(
        app.url,
        `/comments/${receipt}`,
        withFields([...edit, ['body', 'changed']], { [field]: word }),
      );
      judge(answer, `edit ${field} = ${word.slice(0, 60)}`);
    }
  });
  const [row] = await sql('select state, version < 40 as few from comment where receipt = $1', [receipt]);
  expect(row).toEqual({ state: 'pending', few: true });
});

test('methods, types of content and encodings that no browser sends', async ({ app }) => {
  const origin = { origin: app.url };
  const odd: [string, string, Asked][] = [];
  for (const path of [
    '/',
    POST,
    '/search',
    '/feed.xml',
    '/media/x/800.webp',
    '/api/me',
    '/api/preview',
    '/api/challenge',
    '/desk/queue',
    '/nothing',
    '/comments/x',
  ]) {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'LOCK', 'MERGE', 'REPORT', 'SEARCH']) {
      odd.push([`${method} ${path}`, path, { method, headers: origin, body: method === 'TRACE' ? undefined : 'x' }]);
    }
    for (const type of [
      'text/xml',
      'application/json',
      'application/json; charset=utf-16',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/form-data; boundary=${'b'.repeat(300)}`,
      'multipart/form-data; boundary=b; boundary=c',
      'multipart/mixed; boundary=b',
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-7',
      'application/octet-stream',
      'text/x-component',
      '\u00ff',
      '',
    ]) {
      for (const body of [
        '',
        'body=x&name=%ff%fe&email=%00',
        '--b\r\nContent-Disposition: form-data; name="body"\r\n\r\nx',
        '{"body":',
        Buffer.from([0, 255, 254, 13, 10]),
      ])
        odd.push([`${type} ${path}`, path, { method: 'POST', headers: { ...origin, 'content-type': type }, body }]);
    }
    for (const coding of ['gzip', 'br', 'deflate', 'zstd', 'x']) {
      odd.push([
        `${coding} ${path}`,
        path,
        {
          method: 'POST',
          headers: { ...origin, 'content-encoding': coding, 'content-type': 'application/json' },
          body: 'not so',
        },
      ]);
    }
  }
  for (const body of [
    'null',
    '[]',
    '1',
    '{"body":null}',
    '{"body":{"not":""}}',
    '{"body":["x"]}',
    '{"__proto__":{"body":"x"}}',
    '{"body":""}',
    `{"body":${JSON.stringify('x'.repeat(900_000))}}`,
    '{'.repeat(50_000),
  ]) {
    odd.push([
      `preview ${body.slice(0, 40)}`,
      '/api/preview',
      { method: 'POST', headers: { ...origin, 'content-type': 'application/json' }, body },
    ]);
  }
  for (const [name, value] of [
    ['cookie', 'rejoinder-session=x; rejoinder-guest=x.y'],
    ['cookie', `rejoinder-session=${'a.'.repeat(3_000)}`],
    ['cookie', 'rejoinder-guest=e30.; rejoinder-session=eyJhbGciOiJub25lIn0..'],
    ['cookie', '=;;;=\u00ff'],
    ['accept-encoding', 'br;q=x, *;q=0, gzip;q=2'],
    ['if-none-match', '"'.repeat(500)],
    ['if-modified-since', 'yesterday'],
    ['range', 'bytes=9-1,5-,-'],
    ['accept', '\u00ff/*;q=a'],
    ['accept-language', 'x-'.repeat(900)],
    ['next-router-state-tree', '%5B%22'],
    ['next-router-state-tree', encodeURIComponent('['.repeat(3_000))],
    ['next-url', 'http://evil.example/\u00ff'],
    ['rsc', '2'],
  ] as const) {
    for (const path of ['/', '/me', '/desk', '/search?q=a', '/api/me', POST, `${POST}?answer=new`]) {
      odd.push([
        `${name}: ${value.slice(0, 40)} ${path}`,
        path,
        { headers: { [name]: value, ...(name.startsWith('next') && { rsc: '1' }) } },
      ]);
    }
  }
  await each(odd, async ([what, path, asked]) => judge(await ask(app.url, path, asked), what));
});

const emailOf = (n: number) => `writer-${n}@people.example`;

function ordinary(form: Fields, n: number): Fields {
  const letters = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return withFields(form, {
    body: `An ordinary answer, ${letters}.`,
    name: `Writer ${letters.slice(0, 1).toUpperCase()}${letters.slice(1)}son`,
    email: emailOf(n),
    website: '',
    quote: '',
    topic: '',
    wantsLetter: '',
    intent: 'send',
  });
}

function many(count: number): Fields {
  return Array.from({ length: count }, (_, n) => [`field-${n}`, 'x']);
}

async function aReceipt(origin: string): Promise<string> {
  const form = hiddenFields((await ask(origin, POST)).body, 'body');
  const answer = await sendForm(origin, POST, ordinary(form, 940_000 + Math.floor(Math.random() * 50_000)));
  return answer.headers.location!.split('/').at(-1)!;
}

async function each<One>(all: readonly One[], visit: (one: One, n: number) => Promise<void>) {
  const rest = all.map((one, n) => [one, n] as const);
  const work = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      await visit(...next).catch((error) => wrong.push(`${error}: ${JSON.stringify(next![0]).slice(0, 160)}`));
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
}
