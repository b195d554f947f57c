import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { WebAddress } from '../lib/people/schema';
import { draftHtml } from '../lib/posts/draft-html';
import { cleanLine, cleanText, wellFormed } from '../lib/text/clean';
import { renderComment } from '../lib/text/markdown';
import { sanitizeImportedComment } from '../lib/text/sanitize';
import { ask } from './ask';
import {
  canaries,
  expect,
  expireEverything,
  findActive,
  hostileStrings,
  type Sql,
  signInCookie,
  sweeping,
  test,
  watch,
} from './hostile';

// Every hostile string stands in every place that can hold it, stored as the product would store it, and the pages are
// opened in a browser. Nothing may run, no policy may be hurt, nothing foreign may be asked for.

const A_PAGE = 100; // strings on one page
const strings = hostileStrings();

type Written = { posts: { id: number; slug: string }[]; receipts: string[]; cases: number[]; handle: string };
let written: Written;
let cookie: string;

test.setTimeout(sweeping ? 1_800_000 : 120_000);

test.beforeAll(async ({ app }) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const sql: Sql = async (query, values) => (await client.query(query, values)).rows;
  written = await writeEverywhere(sql);
  await expireEverything(sql);
  await client.end();
  cookie = await signInCookie(app, canaries.owner, canaries.password);
});

test('the watch would notice', async ({ app, page }) => {
  const happened = await watch(page, app.url);
  await page.goto('/');
  await page.evaluate(() => {
    alert(5);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="https://foreign.example/x.png" onerror="alert(6)"><svg><script>1</script></svg>',
    );
    document.body.insertAdjacentHTML('beforeend', '<a href="javascript:alert(7)">x</a>');
  });
  await expect.poll(() => happened.join('\n')).toMatch(/alert\(5\)[\s\S]*the policy was hurt/);
  const active = (await findActive(page)).join('\n');
  expect(active).toContain('onerror in');
  expect(active).toContain('href=javascript:alert(7)');
});

test('reader pages that hold the corpus run nothing: bodies, names, web addresses, quotations, titles, tags, authors', async ({
  app,
  page,
}) => {
  const happened = await watch(page, app.url);
  for (const { slug } of written.posts) await look(page, `/posts/${slug}`, happened);
  for (const path of [
    '/',
    '/page/2',
    '/page/3',
    `/authors/${written.handle}`,
    '/archive',
    '/archive/2026',
    '/archive/2026/11',
    '/tags/hostile-0',
    '/tags/hostile-1',
    '/follow',
  ]) {
    await look(page, path, happened);
  }
  expect(happened).toEqual([]);
});

test('the form under a hostile post answers a hostile comment and runs nothing', async ({ app, page }) => {
  const happened = await watch(page, app.url);
  for (const id of written.cases.slice(0, sweeping ? 200 : 5)) {
    await look(page, `/posts/${written.posts[0]!.slug}?answer=${id}`, happened);
  }
  expect(happened).toEqual([]);
});

test('what somebody searches for, and the passages found, run nothing', async ({ app, page }) => {
  const happened = await watch(page, app.url);
  for (const words of strings.filter((_, n) => sweeping || n % 3 === 0)) {
    await look(page, `/search?q=${encodeURIComponent(wellFormed(words))}`, happened, [200, 400]);
  }
  // Words of the corpus itself, so that its passages are shown.
  for (const words of ['alert', 'script', 'onerror', 'img', 'svg', 'javascript', 'select', 'hostile']) {
    for (const scope of ['', '&in=answers', '&in=posts']) await look(page, `/search?q=${words}${scope}`, happened);
  }
  expect(happened).toEqual([]);
});

test('the page of an address that does not exist runs nothing of it', async ({ app, page }) => {
  const happened = await watch(page, app.url);
  for (const words of strings.filter((words, n) => words !== '' && (sweeping || n % 6 === 0))) {
    const segment = encodeURIComponent(wellFormed(words));
    if (segment.length > 1_500) continue;
    await look(page, `/nothing/${segment}`, happened, [404, 400, 308, 307]);
  }
  expect(happened).toEqual([]);
});

test('receipts run nothing', async ({ app, page }) => {
  const happened = await watch(page, app.url);
  for (const receipt of written.receipts.filter((_, n) => sweeping || n % 4 === 0)) {
    await look(page, `/comments/${receipt}`, happened);
  }
  expect(happened).toEqual([]);
});

test('the desk runs nothing: today, queue, cases, posts, revisions, and /me', async ({ app, page }) => {
  const [name, value] = cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: app.url }]);
  const happened = await watch(page, app.url);
  for (const view of ['waiting', 'approved', 'rejected', 'spam', 'all'])
    await look(page, `/desk/queue?view=${view}`, happened);
  for (const id of written.cases.filter((_, n) => sweeping || n % 5 === 0)) {
    await look(page, `/desk/queue?view=all&comment=${id}`, happened);
  }
  for (const { id } of written.posts.filter((_, n) => sweeping || n % 6 === 0)) {
    await look(page, `/desk/posts/${id}`, happened);
    await look(page, `/desk/posts/${id}/revisions`, happened);
  }
  for (const path of ['/desk', '/desk/posts', '/desk/posts?page=2', '/desk/pages', '/me']) {
    await look(page, path, happened, [200, 404]);
  }
  expect(happened).toEqual([]);
});

test('feeds, sitemap and JSON hold the corpus, parse strictly, and carry nothing active', async ({ app, page }) => {
  const slugs = written.posts.slice(0, sweeping ? undefined : 12);
  const feeds = [
    '/feed.xml',
    '/atom.xml',
    '/sitemap.xml',
    '/opensearch.xml',
    '/tags/hostile-0/feed.xml',
    `/authors/${written.handle}/feed.xml`,
    ...slugs.map(({ slug }) => `/posts/${slug}/comments.xml`),
  ];
  const contents: string[] = [];
  for (const path of feeds) {
    const answer = await ask(app.url, path);
    expect([path, answer.status]).toEqual([path, 200]);
    contents.push(...textsOf(answer.body));
  }
  const json = JSON.parse((await ask(app.url, '/feed.json')).body);
  contents.push(...json.items.map((item: { content_html?: string }) => item.content_html ?? ''));
  expect(contents.some((text) => text.includes('<p>'))).toBe(true);

  await page.goto('/robots.txt');
  const active = await page.evaluate(
    (texts) => {
      const found: string[] = [];
      for (const text of texts) {
        const parsed = new DOMParser().parseFromString(text, 'text/html');
        for (const element of parsed.querySelectorAll('*')) {
          if (/^(script|iframe|object|embed|style|form|base|svg|math)$/.test(element.localName))
            found.push(element.outerHTML);
          for (const { name, value } of element.attributes) {
            if (name.startsWith('on') || name === 'style' || /^\s*(javascript|vbscript|data):/i.test(value))
              if (!/^(title|alt)$/.test(name)) found.push(`${name}=${value}`);
          }
        }
      }
      return found.slice(0, 20);
    },
    contents.filter((text) => /<[a-z]/i.test(text) && !isPlain(text)),
  );
  expect(active).toEqual([]);
});

async function look(page: Page, path: string, happened: string[], statuses = [200]) {
  const before = happened.length;
  const answer = await page.goto(path, { waitUntil: 'load' });
  const status = answer?.status() ?? 0;
  if (!statuses.includes(status)) happened.push(`status ${status} on ${path.slice(0, 200)}`);
  // Whatever waits for a reader's hand: the pointer passes, focus and scrolling happen.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('main *, article *')) {
      for (const type of ['pointerenter', 'mouseover', 'focus', 'animationstart', 'error', 'load', 'toggle'])
        if (element.closest('form, details') === null) element.dispatchEvent(new Event(type));
    }
    window.scrollTo(0, document.body.scrollHeight);
  });
  const active = await findActive(page);
  for (const one of active) happened.push(`active on ${path.slice(0, 200)}: ${one}`);
  if (happened.length > before + 5) happened.length = before + 5;
}

/** Everything is written as the operations would: cleaned, rendered, bounded. What they would refuse is bent till it fits. */
async function writeEverywhere(sql: Sql): Promise<Written> {
  const number = (await sql<{ n: number }>('select coalesce(max(id), 0)::int as n from person'))[0]!.n;
  const handle = 'hostile-author';
  const [owner] = await sql<{ id: number }>('select id from person where email = $1', [canaries.owner]);
  const nameOf = (words: string, n: number) => `${[...cleanLine(words)].slice(0, 50).join('')} ${number + n}`.trim();
  const first = strings[1]!;

  const [author] = await sql<{ id: number }>(
    `insert into person (name, name_skeleton, email, email_folded, role, claimed_at, updated_at)
     values ($1, 'hostile author', 'hostile-author@people.example', 'hostile-author@people.example', 'author', now(), now()) returning id`,
    [`<img src=x onerror=alert(1)> "Author"`],
  );
  await sql(`insert into author_profile (person_id, handle, clause, bio, bio_html) values ($1, $2, $3, $4, $5)`, [
    author!.id,
    handle,
    `who writes </script><script>alert(2)</script> ${cleanLine(first)}`,
    strings.slice(0, 50).map(cleanText).join('\n\n'),
    renderComment(strings.slice(0, 50).map(cleanText).join('\n\n')),
  ]);
  const tags: number[] = [];
  for (const [n, words] of ['"><script>alert(3)</script>', '</title><img src=x onerror=alert(4)>'].entries()) {
    const [tag] = await sql<{ id: number }>(
      'insert into tag (slug, name, description) values ($1, $2, $2) returning id',
      [`hostile-${n}`, words],
    );
    tags.push(tag!.id);
  }

  const posts: Written['posts'] = [];
  for (const [n, words] of strings.entries()) {
    if (!sweeping && n % 4 !== 0) continue;
    const imported = n % 8 === 0;
    const many = strings
      .slice(n, n + 20)
      .map(cleanText)
      .join('\n\n');
    const title = [...cleanLine(words)].slice(0, 280).join('') || 'An empty title';
    const [post] = await sql<{ id: number; slug: string }>(
      `insert into post (slug, state, title, standfirst, source, source_format, html, words, published_at, updated_at, picture_alt, picture_caption, comment_message)
       values ($1, 'published', $2, $3, $4, $5, $6, 10, now() - $7 * interval '1 minute', now(), $2, $2, $2) returning id, slug`,
      [
        `hostile-${n}`,
        title,
        [...cleanLine(words)].slice(0, 600).join(''),
        many,
        imported ? 'html' : 'markdown',
        draftHtml(many, imported ? 'html' : 'markdown', []).html,
        n,
      ],
    );
    posts.push(post!);
    await sql('insert into byline (post_id, person_id) values ($1, $2)', [post!.id, author!.id]);
    await sql('insert into post_tag (post_id, tag_id) values ($1, $2)', [post!.id, tags[Math.floor(n / 4) % 2]]);
    await sql(
      'insert into post_revision (post_id, number, title, standfirst, source, writer_id) values ($1, 1, $2, $2, $3, $4)',
      [post!.id, title, many, author!.id],
    );
    // A tag of the string's own on every fourth post.
    if (n % 16 === 0) {
      const [own] = await sql<{ id: number }>('insert into tag (slug, name) values ($1, $2) returning id', [
        `own-${n}`,
        [...cleanLine(words)].slice(0, 60).join('') || 'x',
      ]);
      await sql('insert into post_tag (post_id, tag_id) values ($1, $2)', [post!.id, own!.id]);
    }
  }

  const receipts: string[] = [];
  const cases: number[] = [];
  for (const [n, words] of strings.entries()) {
    const post = posts[Math.floor(n / A_PAGE) % posts.length]!;
    const web = WebAddress.safeParse(words).data ?? WebAddress.safeParse(`https://h.example/${words}`).data ?? null;
    const [person] = await sql<{ id: number }>(
      `insert into person (name, name_skeleton, email, email_folded, web_address, updated_at) values ($1, $2, $3, $3, $4, now()) returning id`,
      [nameOf(words, n), `hostile ${n}`, `hostile-${n}@people.example`, web],
    );
    const source = [...cleanText(words)].slice(0, 4_000).join('') || 'x';
    for (const state of ['approved', 'pending'] as const) {
      const receipt = randomBytes(18).toString('base64url');
      const [comment] = await sql<{ id: number }>(
        `insert into comment (post_id, person_id, state, source, html, quote, held_for, due_at, published_at, receipt, idempotency_key, content_hash)
         values ($1, $2, $3::text::"CommentState", $4, $5, $6, $6, now() + interval '2 hours', case when $3::text = 'approved' then now() end, $7, $7, $7) returning id`,
        [
          post.id,
          n % 10 === 0 ? owner!.id : person!.id,
          state,
          source,
          n % 7 === 0 ? sanitizeImportedComment(source) : renderComment(source),
          [...cleanLine(words)].slice(0, 300).join(''),
          receipt,
        ],
      );
      await sql('insert into comment_revision (comment_id, version, source) values ($1, 1, $2)', [comment!.id, source]);
      if (state === 'pending') receipts.push(receipt);
      cases.push(comment!.id);
    }
  }
  return { posts, receipts, cases, handle };
}

/** Every text and attribute of a document that a strict parser accepts. A doctype is none. */
function textsOf(xml: string): string[] {
  const parser = new SaxesParser({ xmlns: true });
  const texts: string[] = [];
  let open: string[] = [];
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a doctype');
  });
  parser.on('opentag', ({ local, attributes }) => {
    open = [...open, local];
    text = '';
    for (const { value } of Object.values(attributes)) if (/^\s*javascript:/i.test(value)) throw new Error(value);
  });
  parser.on('text', (words) => {
    text += words;
  });
  parser.on('cdata', (words) => {
    text += words;
  });
  parser.on('closetag', ({ local }) => {
    if (['description', 'encoded', 'content', 'summary'].includes(local)) texts.push(text);
    open.pop();
    text = '';
  });
  parser.write(xml).close();
  return texts;
}

/** A title or a standfirst said in plain words, where a feed says that it is plain. */
function isPlain(text: string): boolean {
  return !/<(p|blockquote|ul|ol|pre|h[2-6]|figure|table)\b/.test(text);
}
