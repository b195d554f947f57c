import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Answer, ask, hiddenFields, sendForm } from './ask';
import { canaries, expect, expireEverything, type Sql, signInCookie, sweeping, test } from './hostile';

// Who may read what: every route there is, asked by everybody, in every shape that has ever got past somebody's guard.

const root = fileURLToPath(new URL('..', import.meta.url));

/** Words planted where only some may read. */
const secret = {
  draft: 'zxdraftwords',
  pending: 'zxpendingwords',
  rejected: 'zxrejectedwords',
  heldFor: 'zxheldforwords',
  email: 'zx-hidden@people.example',
  addressHash: 'zxaddresshash',
};

/** A colleague is an editor of other tags than the one of what was planted. */
type Role = 'stranger' | 'guest' | 'member' | 'author' | 'colleague' | 'editor' | 'owner';
type Planted = { draftId: number; guestId: number; writerId: number; pendingId: number; receipt: string };
let planted: Planted;
const cookies = {} as Record<Role, string>;

test.setTimeout(sweeping ? 900_000 : 120_000);

test.beforeAll(async ({ app }) => {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const sql: Sql = async (query, values) => (await client.query(query, values)).rows;
  planted = await plant(sql);
  await expireEverything(sql);
  await client.end();
  cookies.stranger = '';
  for (const role of ['member', 'author', 'colleague', 'editor'] as const) {
    cookies[role] = await signInCookie(app, `zx-${role}@people.example`, canaries.password);
  }
  cookies.owner = await signInCookie(app, canaries.owner, canaries.password);
  cookies.guest = `rejoinder-guest=${seal({ personId: planted.guestId })}`;
});

/** All routes, as the file system has them, with an address or two for each. */
function addresses(): { address: string; area: string }[] {
  const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' });
  const routes = files
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .flatMap((file) => {
      const parts = path.dirname(file).split('/');
      const area = parts[0]!;
      let found = [''];
      for (const part of parts.slice(1).filter((part) => part !== '.')) {
        const given = part.startsWith('[') ? samples(part, file) : [part];
        found = found.flatMap((before) => given.map((one) => (one === '' ? before : `${before}/${one}`)));
      }
      return [...new Set(found)].map((address) => ({ address: address || '/', area }));
    });
  const asked = [`comment=${planted.pendingId}`, 'view=all', `person=${planted.writerId}`];
  return [...routes, ...asked.map((query) => ({ address: `/desk/queue?${query}`, area: '(desk)' }))];
}

function samples(part: string, file: string): string[] {
  const known: Record<string, string[]> = {
    '[slug]': ['zx-draft', 'zx-post'],
    '[id]': [String(planted.draftId), '999999'],
    '[key]': ['guidelines'],
    '[number]': ['1', '2'],
    '[tag]': ['zx-tag', 'nothing'],
    '[handle]': ['zx-author'],
    '[receipt]': ['A'.repeat(32)],
    '[token]': ['A'.repeat(32)],
    '[[...date]]': ['', '2026', '2026/11'],
    '[...nextauth]': ['session', 'csrf', 'providers', 'signin', 'callback/credentials', 'error'],
  };
  if (file.includes('(blog)/[...path]')) return ['terms', 'zx/unknown'];
  if (file.includes('media/[...path]')) return ['zx/800.webp', 'x'];
  if (file.includes('people/[id]')) return [String(planted.writerId)];
  if (file.includes('report/[id]')) return [String(planted.pendingId)];
  const given = known[part];
  if (!given) throw new Error(`${file}: the access test does not know what to ask for ${part}. Give it a sample.`);
  return given;
}

type Shape = { name: string; method?: string; headers?: Record<string, string>; bend?: (address: string) => string };

const shapes: Shape[] = [
  { name: 'plain' },
  { name: 'x-middleware-subrequest', headers: { 'x-middleware-subrequest': Array(7).fill('proxy').join(':') } },
  { name: 'src/middleware', headers: { 'x-middleware-subrequest': Array(7).fill('src/middleware').join(':') } },
  { name: 'RSC', headers: { rsc: '1' } },
  { name: 'prefetch', headers: { rsc: '1', 'next-router-prefetch': '1' } },
  {
    name: 'segment prefetch',
    headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  },
  { name: 'segment of a page', headers: { rsc: '1', 'next-router-segment-prefetch': '/_full' } },
  { name: '.rsc', bend: (address) => `${address === '/' ? '/index' : address}.rsc` },
  { name: '.segments', bend: (address) => `${address === '/' ? '/index' : address}.segments/_tree.segment.rsc` },
  { name: '_rsc', headers: { rsc: '1' }, bend: (address) => `${address}?_rsc=1abcd` },
  {
    name: 'encoded letter',
    bend: (address) => address.replace(/^\/(.)/, (_, c) => `/%${c.charCodeAt(0).toString(16)}`),
  },
  { name: 'encoded dot', bend: (address) => `/%2e${address}` },
  { name: 'encoded slash', bend: (address) => `/x%2f..${address.replaceAll('/', '%2f')}` },
  { name: 'double slash', bend: (address) => `/${address}` },
  { name: 'trailing slash', bend: (address) => `${address}/` },
  { name: 'backslash', bend: (address) => `/\\${address}` },
  { name: 'capitals', bend: (address) => address.toUpperCase() },
  { name: 'HEAD', method: 'HEAD' },
  { name: 'OPTIONS', method: 'OPTIONS' },
  { name: 'x-forwarded-host', headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '127.0.0.1' } },
  { name: 'x-original-url', headers: { 'x-original-url': '/desk/queue', 'x-rewrite-url': '/desk/queue' } },
  {
    name: 'x-matched-path',
    headers: { 'x-matched-path': '/desk/queue', 'x-invoke-path': '/desk/queue', 'x-invoke-status': '200' },
  },
  { name: 'pages data', headers: { 'x-nextjs-data': '1' }, bend: (address) => `/_next/data/build${address}.json` },
  { name: 'unknown action', method: 'POST', headers: { 'next-action': '0'.repeat(42), 'content-type': 'text/plain' } },
  { name: 'resume', method: 'POST', headers: { 'next-resume': '1', 'x-nextjs-postponed': '1' } },
  { name: 'locale', bend: (address) => `/en${address}` },
];

/** Nobody gets these from anywhere in this matrix, whoever they are. */
const never = [canaries.authSecret, canaries.smtpPassword, secret.addressHash];
/** These are for editors, at the desk. */
const editorsOnly = [secret.pending, secret.rejected, secret.heldFor, secret.email, 'zx-member@', canaries.owner];
/** These are for owners. */
const ownersOnly = 'name="organisation"';
/** Of the desk itself. */
const deskWords = ['<nav aria-label="Desk"', '"aria-label":"Desk"'];

test('no route shows anybody what is not theirs, in whatever shape it is asked', async ({ app }) => {
  test.setTimeout(600_000);
  const leaks: string[] = [];
  const seenByEditor = new Set<string>();
  const seenByOwner = new Set<string>();
  const jobs: (() => Promise<void>)[] = [];
  for (const { address, area } of addresses()) {
    const isOpen = (area === '(blog)' || area === '(machine)') && !address.startsWith('/api/desk');
    const roles: Role[] =
      isOpen && !sweeping
        ? ['stranger', 'member']
        : ['stranger', 'guest', 'member', 'author', 'colleague', 'editor', 'owner'];
    for (const shape of shapes) {
      for (const role of roles) {
        jobs.push(async () => {
          const asked = shape.bend?.(address) ?? address;
          const headers = {
            ...shape.headers,
            ...(cookies[role] && { cookie: cookies[role] }),
            ...(shape.method === 'POST' && { origin: app.url }),
          };
          const answer = await ask(app.url, asked, { method: shape.method, headers }).catch((error) => {
            leaks.push(`${role}, ${shape.name}, ${asked}: ${error}`);
          });
          if (!answer) return;
          const all = `${answer.raw.join('\n')}\n${answer.body}`;
          const told = (words: string) => leaks.push(`${role}, ${shape.name}, ${asked}: ${words}`);
          for (const words of never) if (all.includes(words)) told(words);
          if (answer.status >= 500) told(`status ${answer.status}`);
          if (answer.headers['set-cookie'] && /public|s-maxage/.test(answer.headers['cache-control'] ?? ''))
            told('a cookie on a public answer');
          if (role === 'owner') {
            if (all.includes(ownersOnly)) seenByOwner.add(ownersOnly);
            return;
          }
          if (all.includes(ownersOnly)) told(ownersOnly);
          if (role === 'colleague') {
            for (const words of [secret.pending, secret.rejected, secret.heldFor, secret.email])
              if (all.includes(words)) told(words);
            return;
          }
          if (role === 'editor') {
            for (const words of [secret.pending, secret.draft]) if (all.includes(words)) seenByEditor.add(words);
            return;
          }
          for (const words of [...editorsOnly, secret.draft]) if (all.includes(words)) told(words);
          if (role !== 'author') for (const words of deskWords) if (all.includes(words)) told('the desk');
        });
      }
    }
  }
  await inTurns(jobs, 6);
  expect(leaks.slice(0, 20)).toEqual([]);
  expect([...seenByOwner]).toEqual([ownersOnly]);
  expect([...seenByEditor].sort()).toEqual([secret.draft, secret.pending]); // the words are there to be found
  expect(jobs.length).toBeGreaterThan(1_500);
});

test('pages, data and feeds that anybody can reach hold no address, no undecided word and no secret', async ({
  app,
  sql,
}) => {
  const emails = (await sql<{ email: string }>('select email from person where email is not null')).map(
    ({ email }) => email,
  );
  const hidden = await sql<{ source: string; receipt: string; key: string }>(
    `select source, receipt, idempotency_key as key from comment where state <> 'approved'`,
  );
  const receipts = (await sql<{ receipt: string }>('select receipt from comment')).map(({ receipt }) => receipt);
  const hiddenWords = hidden.map(({ source }) => longestPlain(source)).filter((words) => words.length >= 12);
  const publicWords = (
    await sql<{ text: string }>(
      `select string_agg(source, ' ') as text from comment where state = 'approved' union all select string_agg(source, ' ') from post where state = 'published'`,
    )
  )
    .map(({ text }) => text)
    .join(' ');
  const databasePassword = new URL(app.databaseUrl).password;
  const forbidden = [
    ...emails,
    ...hiddenWords.filter((words) => !publicWords.includes(words)),
    ...receipts,
    databasePassword,
    ...Object.values(canaries),
    ...Object.values(secret),
  ];
  expect(forbidden.length).toBeGreaterThan(40);

  const found: string[] = [];
  const read = new Set<string>();
  const rest = [
    '/',
    '/sitemap.xml',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/robots.txt',
    '/opensearch.xml',
    '/follow',
    '/search?q=the',
  ];
  while (rest.length > 0 && read.size < (sweeping ? 2_000 : 150)) {
    const address = rest.shift()!;
    if (read.has(address)) continue;
    read.add(address);
    const answers = [await ask(app.url, address)];
    if (!/\.(xml|json|txt|js|css|webp|jpe?g|svg|woff2|ico|png)(\?|$)/.test(address)) {
      answers.push(await ask(app.url, address, { headers: { rsc: '1' } }));
    }
    for (const { body } of answers) {
      for (const words of forbidden) if (body.includes(words)) found.push(`${words} on ${address}`);
    }
    for (const [, href = ''] of answers[0]!.body.matchAll(/(?:href|src)="([^"]+)"|<loc>([^<]+)<\/loc>/g)) {
      const target = new URL(href.replaceAll('&amp;', '&') || '/', app.url);
      const inner = target.pathname + target.search;
      if (target.origin === app.url && !/^\/(sign-in|me|desk)/.test(inner) && !/\.(webp|jpe?g|woff2)$/.test(inner))
        rest.push(inner);
    }
  }
  expect(found.slice(0, 20)).toEqual([]);
  expect(read.size).toBeGreaterThan(40);
});

test('what browsers are given to run holds nothing of the server', () => {
  const folder = path.join(root, '.next/static');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|json|map)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(5);
  const ofTheServer =
    /DATABASE_URL|AUTH_SECRET|EDITOR_PASSWORD|SMTP_URL|HCAPTCHA_SECRET|PrismaClient|password_hash|passwordHash|argon2|address_hash|sanitize-html|idempotencyKey/;
  const found = files.filter((file) => ofTheServer.test(readFileSync(path.join(folder, file), 'utf8')));
  expect(found).toEqual([]);
  const maps = files.filter((file) => file.endsWith('.map'));
  const telling = maps.filter((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')).sources.length > 0);
  expect(telling).toEqual([]);
});

test('the log holds no address, no password and no secret, though something was sent and somebody signed in wrongly', async ({
  app,
  sql,
}) => {
  const page = await ask(app.url, '/sign-in');
  const sent = { email: 'zx-logged@people.example', password: 'zx wrong password' };
  await sendForm(app.url, '/sign-in', [...hiddenFields(page.body, 'password'), ...Object.entries(sent)]);
  const post = await ask(app.url, '/posts/zx-post');
  await sendForm(app.url, '/posts/zx-post', [
    ...hiddenFields(post.body, 'body'),
    ['body', 'zxloggedbody'],
    ['name', 'Zx Logged'],
    ['email', sent.email],
    ['website', ''],
    ['quote', ''],
  ]);
  expect(await sql('select 1 from person where email = $1', [sent.email])).toHaveLength(1);
  const hello = /Sign in .*\n/; // the start tells its operator the owner's address
  const log = (await app.output()).replace(hello, '');
  const all = [
    ...Object.values(canaries),
    ...Object.values(secret),
    ...Object.values(sent),
    'zxloggedbody',
    new URL(app.databaseUrl).password,
  ];
  expect(all.filter((words) => log.includes(words))).toEqual([]);
});

test('two who are signed in, and a stranger, never see one another', async ({ app }) => {
  const who = { alpha: cookies.member, beta: cookies.author, nobody: '' };
  const names = { alpha: 'Zxalpha Memberone', beta: 'Zxbeta Authorone' };
  const paths = addresses().map(({ address }) => address);
  const found: string[] = [];
  const kept = new Map<string, Buffer>();
  let greeted = 0;
  for (const round of [1, 2]) {
    for (const address of paths) {
      for (const [viewer, cookie] of Object.entries(who)) {
        const answer = await ask(app.url, address, { headers: cookie ? { cookie } : {} });
        const all = `${answer.raw.join('\n')}\n${answer.body}`;
        for (const [other, name] of Object.entries(names)) {
          if (viewer === other && all.includes(name)) greeted += 1;
          // An author's name is public where they are an author.
          if (
            viewer !== other &&
            all.includes(name) &&
            !(other === 'beta' && answer.headers['cache-control']?.startsWith('public'))
          )
            found.push(`${name} before ${viewer} on ${address}`);
        }
        if (answer.headers['x-cache'] === 'HIT' && round === 2) {
          const first = kept.get(address) ?? answer.bytes;
          kept.set(address, first);
          if (!first.equals(answer.bytes)) found.push(`${address} differs for ${viewer}`);
        }
      }
    }
  }
  expect(found).toEqual([]);
  expect(greeted).toBeGreaterThan(3);
  expect(kept.size).toBeGreaterThan(8);
});

const unkeyed = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-scheme',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-forwarded-prefix',
  'x-forwarded-path',
  'x-forwarded-for',
  'x-original-host',
  'x-original-url',
  'x-rewrite-url',
  'x-host',
  'x-http-host-override',
  'x-http-method-override',
  'x-method-override',
  'x-proxy-url',
  'x-real-ip',
  'x-client-ip',
  'x-wap-profile',
  'forwarded',
  'via',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
  'x-matched-path',
  'x-invoke-path',
  'x-invoke-query',
  'x-invoke-output',
  'x-middleware-rewrite',
  'x-middleware-prefetch',
  'x-middleware-invoke',
  'x-nextjs-data',
  'x-nonce',
  'content-security-policy',
  'accept-language',
  'user-agent',
  'referer',
  'origin',
  'dnt',
  'sec-ch-ua',
  'accept',
  'cookie',
  'purpose',
  'x-vercel-id',
];

test('no header of one reader ends up in the page of another', async ({ app, sql }) => {
  for (const address of ['/', '/follow', '/feed.xml']) {
    const clean = await fresh(address, {});
    for (let n = 0; n < unkeyed.length; n += 15) {
      const headers = Object.fromEntries(unkeyed.slice(n, n + 15).map((name) => [name, 'zxpoison.example']));
      const poisoned = await fresh(address, headers);
      const after = await ask(app.url, address);
      expect(poisoned.raw.join('\n') + poisoned.body).not.toContain('zxpoison');
      expect(scrubbed(after)).toEqual(scrubbed(clean));
    }
  }

  async function fresh(address: string, headers: Record<string, string>) {
    await expireEverything(sql);
    return ask(app.url, address, { headers });
  }
});

test('an address that looks like a file keeps nothing of a private page', async ({ app }) => {
  const endings = [
    'css',
    'js',
    'png',
    'ico',
    'woff2',
    'jpg',
    'svg',
    'xml',
    'json',
    'txt',
    'webp',
    'pdf',
    'mp4',
    'avif',
    'html',
  ];
  const joints = ['/x.', '.', ';x.', '%2fx.', '/..%2fx.', '%3bx.', '/.', '%00.', '?x.', '%3fx.', '%23x.', '/x/y.'];
  const found: string[] = [];
  for (const page of ['/me', '/desk/queue', `/comments/${planted.receipt}`]) {
    for (const joint of joints) {
      for (const ending of sweeping ? endings : endings.slice(0, 4)) {
        const address = `${page}${joint}${ending}`;
        const own = await ask(app.url, address, { headers: { cookie: cookies.editor } });
        const others = await ask(app.url, address);
        for (const answer of [own, others]) {
          const isShared = /public|s-maxage/.test(answer.headers['cache-control'] ?? '');
          if (isShared && answer.status < 300) found.push(`${address} may be kept: ${answer.status}`);
          const isPrivate = answer.body.includes('Zxgamma Editorone') || answer.body.includes(secret.pending);
          if (isPrivate && (isShared || (answer === others && !page.startsWith('/comments'))))
            found.push(`${address} tells`);
        }
      }
    }
  }
  expect(found).toEqual([]);
});

function scrubbed({ status, body }: Answer) {
  return { status, body };
}

async function inTurns(jobs: (() => Promise<void>)[], abreast: number) {
  const rest = [...jobs];
  const run = async () => {
    for (let job = rest.shift(); job; job = rest.shift()) await job();
  };
  await Promise.all(Array.from({ length: abreast }, run));
}

function longestPlain(source: string): string {
  const runs = source.split(/[^\p{L}\p{N} ,]+/u).map((run) => run.trim());
  return runs.sort((a, b) => b.length - a.length)[0] ?? '';
}

function seal(data: object): string {
  const packed = Buffer.from(JSON.stringify(data)).toString('base64url');
  const mac = createHmac('sha256', canaries.authSecret).update('guest').update(`\n${packed.length}:${packed}`);
  return `${packed}.${mac.digest('base64url')}`;
}

async function plant(sql: Sql): Promise<Planted> {
  const [owner] = await sql<{ hash: string }>('select password_hash as hash from person where email = $1', [
    canaries.owner,
  ]);
  const person = async (role: string, name: string, email: string) =>
    (
      await sql<{ id: number }>(
        `insert into person (role, name, name_skeleton, email, email_folded, email_confirmed_at, claimed_at, password_hash, updated_at)
       values ($1::text::"Role", $2, $3, $4, $4, now(), now(), $5, now()) returning id`,
        [role, name, name.toLowerCase(), email, owner!.hash],
      )
    )[0]!.id;
  await person('member', 'Zxalpha Memberone', 'zx-member@people.example');
  const author = await person('author', 'Zxbeta Authorone', 'zx-author@people.example');
  await person('editor', 'Zxgamma Editorone', 'zx-editor@people.example');
  const colleague = await person('editor', 'Zxgamma Editortwo', 'zx-colleague@people.example');
  const writer = await person('reader', 'Zxdelta Guestone', secret.email);
  const guestId = await person('reader', 'Zxepsilon Guesttwo', 'zx-guest@people.example');
  await sql('insert into author_profile (person_id, handle) values ($1, $2)', [author, 'zx-author']);

  const [ownerOf] = await sql<{ id: number }>('select id from person where email = $1', [canaries.owner]);
  const post = async (slug: string, state: string, words: string, by: number) => {
    const [made] = await sql<{ id: number }>(
      `insert into post (slug, state, title, standfirst, source, html, words, published_at, updated_at)
       values ($1, $2::text::"PostState", $3, $3, $3, $4, 3, case when $2::text = 'published' then now() end, now()) returning id`,
      [slug, state, words, `<p>${words}</p>`],
    );
    await sql('insert into byline (post_id, person_id) values ($1, $2)', [made!.id, by]);
    await sql('insert into post_revision (post_id, number, title, source) values ($1, 1, $2, $2)', [made!.id, words]);
    return made!.id;
  };
  const draftId = await post('zx-draft', 'draft', secret.draft, ownerOf!.id);
  const postId = await post('zx-post', 'published', 'Zx public words', author);
  const [tag] = await sql<{ id: number }>(`insert into tag (slug, name) values ('zx-tag', 'zx-tag') returning id`);
  await sql('insert into post_tag (post_id, tag_id) values ($1, $3), ($2, $3)', [draftId, postId, tag!.id]);

  await sql(
    `with elsewhere as (insert into tag (slug, name) values ('zx-elsewhere', 'zx-elsewhere') returning id)
     insert into editor_tag (person_id, tag_id) select $1, id from elsewhere`,
    [colleague],
  );

  const comment = (state: string, words: string, receipt: string) =>
    sql<{ id: number }>(
      `with made as (
         insert into comment (post_id, person_id, state, source, html, held_for, due_at, receipt, idempotency_key, content_hash, address_hash)
         values ($1, $2, $3::text::"CommentState", $4, $5, $6, now() + interval '1 minute', $7, $7, $7, $8) returning id)
       , judged as (
         insert into decision (comment_id, kind, rule, reason, from_state, to_state, version)
         select id, 'reject', 'test', 'a test', 'pending', 'rejected', 1 from made where $3::text = 'rejected')
       select id from made`,
      [postId, writer, state, words, `<p>${words}</p>`, secret.heldFor, receipt, secret.addressHash],
    );
  const receipt = 'zxreceiptpending'.padEnd(32, 'A');
  const [pending] = await comment('pending', secret.pending, receipt);
  await comment('rejected', secret.rejected, 'zxreceiptrejected'.padEnd(32, 'A'));
  return { draftId, guestId, writerId: writer, pendingId: pending!.id, receipt };
}
