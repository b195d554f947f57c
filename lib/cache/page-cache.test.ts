import { expect, test } from 'vitest';
import type { Page, Rendered } from '@/lib/cache/page';
import { type Answer, type Hearing, PageCache, type PageCacheOptions } from '@/lib/cache/page-cache';
import { pageAt } from '@/lib/cache/pages';

const HOUR = 3_600_000;

function rendered(body = '<p>Hello</p>', change: Partial<Rendered> = {}): Rendered {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(body),
    nonce: 'n0nce',
    ...change,
  };
}

function makeCache(render: PageCacheOptions['render'], change: Partial<PageCacheOptions> = {}) {
  const clock = { ms: 1_800_000 }; // a quarter of an hour begins
  const cache = new PageCache({
    render,
    site: { secure: false, challengeHosts: [] },
    now: () => clock.ms,
    patienceMs: 50,
    renderTimeoutMs: 200,
    ...change,
  });
  const ask = (url = '/posts/a') => cache.ask(pageAt(url)!);
  return { cache, ask, clock };
}

/** A renderer whose answers are given by hand. */
function byHand() {
  const waiting: ((answer: Rendered) => void)[] = [];
  return { render: () => new Promise<Rendered>((resolve) => waiting.push(resolve)), waiting };
}

const text = (answer: Answer) => (answer.kind === 'page' ? answer.page.bodies.identity.toString() : answer.kind);
const how = (answer: Answer) => (answer.kind === 'page' ? answer.how : answer.kind);

test.each([200, 301, 308, 404, 410])('an answer of %i is kept', async (status) => {
  const { ask, cache } = makeCache(async () => rendered('x', { status }));
  expect(how(await ask())).toBe('MISS');
  expect(how(await ask())).toBe('HIT');
  expect(cache.counters.renders).toBe(1);
});

test.each([201, 204, 206, 302, 303, 307, 400, 401, 403, 429])('an answer of %i is not', async (status) => {
  const { ask, cache } = makeCache(async () => rendered('x', { status }));
  expect((await ask()).kind).toBe('not-ours');
  expect((await ask()).kind).toBe('not-ours');
  expect(cache.size.entries).toBe(0);
});

test('a page that says until when it is true is not shown a moment longer, and a longer time than the table’s changes nothing', async () => {
  let said: number | undefined = 1_500;
  const { ask, cache, clock } = makeCache(async () => rendered(`said ${said}`, { freshMs: said }));
  await ask();
  clock.ms += 1_499;
  expect(how(await ask())).toBe('HIT');
  said = undefined;
  clock.ms += 1;
  const after = await ask();
  expect([how(after), text(after)]).toEqual(['MISS', 'said undefined']);

  said = 10 * HOUR;
  cache.expire(['post:a']);
  clock.ms += 900_000 - (clock.ms % 900_000);
  await ask();
  clock.ms += 900_000 - 1;
  expect(how(await ask())).toBe('HIT');
  clock.ms += 1;
  expect(how(await ask())).toBe('STALE');
});

test('an answer with a cookie, or one that says no for itself, is not kept', async () => {
  for (const headers of [
    { 'set-cookie': ['a=b'] },
    { 'cache-control': 'no-store' },
    { 'cache-control': 'private, max-age=60' },
  ]) {
    const { ask, cache } = makeCache(async () => rendered('x', { headers }));
    expect((await ask()).kind).toBe('not-ours');
    expect(cache.size.entries).toBe(0);
  }
});

test("Next's default for a page rendered on request says nothing about the page", async () => {
  const headers = { 'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate' };
  const { ask } = makeCache(async () => rendered('x', { headers }));
  await ask();
  expect(how(await ask())).toBe('HIT');
});

test('of an unknown address only refusals and redirects are kept', async () => {
  const { ask } = makeCache(async () => rendered('somebody’s page'));
  expect((await ask('/old/permalink')).kind).toBe('not-ours');
  const moved = makeCache(async () => rendered('', { status: 308, headers: { location: '/posts/a' } }));
  await moved.ask('/old/permalink');
  const answer = await moved.ask('/old/permalink');
  expect(how(answer)).toBe('HIT');
  expect((answer as { page: Page }).page.heads.identity).toContain('/posts/a');
});

test('a thousand readers at once cost one rendering', async () => {
  const { render, waiting } = byHand();
  const { ask, cache } = makeCache(render, { renderTimeoutMs: 5_000 });
  const answers = Array.from({ length: 1_000 }, () => ask());
  expect(waiting).toHaveLength(1);
  waiting[0]!(rendered('once'));
  expect(new Set((await Promise.all(answers)).map(text))).toEqual(new Set(['once']));
  expect(cache.counters.renders).toBe(1);
});

test('an event expires the pages with its tag, and no others', async () => {
  let version = 1;
  const { ask, cache } = makeCache(async (address) => rendered(`${address} ${version}`));
  await ask('/posts/a');
  await ask('/posts/b');
  version = 2;
  cache.expire(['post:a', 'answers']);
  expect(text(await ask('/posts/a'))).toBe('/posts/a 2');
  expect(text(await ask('/posts/b'))).toBe('/posts/b 1');
  cache.expire(['*']);
  expect(text(await ask('/posts/b'))).toBe('/posts/b 2');
});

test('a page whose rendering began before an expiry is not kept, nor sent to those who came after it', async () => {
  const { render, waiting } = byHand();
  const { ask, cache } = makeCache(render, { renderTimeoutMs: 5_000 });
  const before = ask();
  cache.expire(['post:a']);
  const after = ask();
  expect(waiting).toHaveLength(2);
  waiting[1]!(rendered('new'));
  expect(text(await after)).toBe('new');
  waiting[0]!(rendered('old'));
  expect(text(await before)).toBe('old');
  expect(text(await ask())).toBe('new');
  expect(waiting).toHaveLength(2);
});

test('a 404 is forgotten when its slug is published', async () => {
  let status = 404;
  const { ask, cache } = makeCache(async () => rendered(String(status), { status }));
  await ask();
  expect(text(await ask())).toBe('404');
  status = 200;
  cache.expire(['post:a']);
  expect(text(await ask())).toBe('200');
});

test('a page that was withdrawn is not sent again, not even while the renderer fails', async () => {
  let answer = rendered('the post');
  const { ask, cache } = makeCache(async () => answer);
  await ask();
  answer = rendered('gone', { status: 410 });
  cache.expire(['post:a']);
  expect(text(await ask())).toBe('gone');
  answer = rendered('broken', { status: 500 });
  cache.expire(['post:a']);
  expect((await ask()).kind).toBe('failed');
});

test('a page that has grown old is sent once more while a new one is rendered, within the bound of its rule', async () => {
  let version = 1;
  const { ask, clock } = makeCache(async () => rendered(String(version)));
  await ask();
  version = 2;
  clock.ms += 900_000 + 1_000;
  const old = await ask();
  expect([text(old), how(old)]).toEqual(['1', 'STALE']);
  await expect.poll(async () => text(await ask())).toBe('2');
  version = 3;
  clock.ms += 900_000 + 61_000;
  expect(text(await ask())).toBe('3');
});

test('what an event expired is never sent while revalidating', async () => {
  const { render, waiting } = byHand();
  const { ask, cache } = makeCache(render, { patienceMs: 5_000, renderTimeoutMs: 5_000 });
  const first = ask();
  waiting[0]!(rendered('with the comment'));
  await first;
  cache.expire(['post:a']);
  const next = ask();
  waiting[1]!(rendered('without it'));
  expect(text(await next)).toBe('without it');
});

test('when the renderer fails, hangs or throws, the older page is sent and marked, for a day', async () => {
  const failures: PageCacheOptions['render'][] = [
    async () => rendered('broken', { status: 500 }),
    () => new Promise(() => {}),
    () => Promise.reject(new Error('no')),
  ];
  for (const fail of failures) {
    let render: PageCacheOptions['render'] = async () => rendered('good');
    const { ask, clock } = makeCache((...args) => render(...args));
    await ask();
    render = fail;
    clock.ms += HOUR;
    const answer = await ask();
    expect([text(answer), how(answer)]).toEqual(['good', 'STALE']);
    clock.ms += 24 * HOUR;
    expect((await ask()).kind).toBe('failed');
    render = async () => rendered('well again');
    expect(text(await ask())).toBe('well again');
  }
});

test('a failing renderer is left alone for two seconds between attempts', async () => {
  let renders = 0;
  const { ask, clock } = makeCache(async () => {
    renders++;
    return renders === 1 ? rendered() : rendered('', { status: 503 });
  });
  await ask();
  clock.ms += HOUR;
  for (let time = 0; time < 100; time++) expect(how(await ask())).toBe('STALE');
  expect(renders).toBe(2);
  clock.ms += 2_001;
  await ask();
  expect(renders).toBe(3);
});

test('with the line to the database down, kept pages are sent as stale and nothing is trusted as fresh', async () => {
  const hearing: Hearing = { state: 'sure', decided: () => Promise.resolve() };
  let fails = false;
  const { ask, cache } = makeCache(async () => rendered('page', fails ? { status: 500 } : {}), { hearing });
  await ask();
  hearing.state = 'down';
  fails = true;
  const answer = await ask();
  expect([text(answer), how(answer), answer.kind === 'page' && answer.because]).toEqual(['page', 'STALE', 'database']);
  expect(cache.fresh('/posts/a')).toBeUndefined();
});

test('with only our own line down and the renderer well, pages are rendered anew', async () => {
  const hearing: Hearing = { state: 'sure', decided: () => Promise.resolve() };
  let version = 1;
  const { ask } = makeCache(async () => rendered(String(version)), { hearing });
  await ask();
  hearing.state = 'down';
  version = 2;
  expect(text(await ask())).toBe('2');
  version = 3;
  expect(text(await ask())).toBe('3');
});

test('while it is not sure, readers wait for the outcome and then get what was kept', async () => {
  let decide = () => {};
  const decided = new Promise<void>((resolve) => {
    decide = resolve;
  });
  const hearing: Hearing = { state: 'sure', decided: () => decided };
  const { ask, cache } = makeCache(async () => rendered(), { hearing });
  await ask();
  hearing.state = 'unsure';
  const waiting = ask();
  hearing.state = 'sure';
  decide();
  expect(how(await waiting)).toBe('HIT');
  expect(cache.counters.renders).toBe(1);
});

test('junk addresses push out junk and never a page; memory stays within its bounds', async () => {
  const { ask, cache } = makeCache(
    async (address) => rendered('x'.repeat(3_000), { status: address.startsWith('/posts/a') ? 200 : 404 }),
    {
      negativeEntries: 50,
      negativeBytes: 300_000,
      pageBytes: 1_000_000,
    },
  );
  await ask('/posts/a');
  for (let n = 0; n < 2_000; n++) await ask(n % 2 ? `/junk-${n}` : `/posts/junk-${n}`);
  expect(how(await ask('/posts/a'))).toBe('HIT');
  expect(cache.size.entries).toBeLessThanOrEqual(51);
  expect(cache.size.bytes).toBeLessThan(1_300_000);
  expect(cache.size.tags).toBeLessThanOrEqual(60);
  expect(cache.size.flights).toBe(0);
});

test('pages push out the least read pages when there is no more room', async () => {
  const { ask, cache } = makeCache(async () => rendered('y'.repeat(20_000)), { pageBytes: 500_000 });
  for (let n = 0; n < 200; n++) {
    await ask(`/posts/p${n}`);
    await ask('/posts/p0');
  }
  expect(cache.size.bytes).toBeLessThanOrEqual(500_000);
  expect(cache.fresh('/posts/p0')).toBeDefined();
  expect(cache.fresh('/posts/p1')).toBeUndefined();
});

test('past sixty-four different pages in the making, more are refused at once', async () => {
  const { ask, cache } = makeCache(() => new Promise(() => {}), { renderTimeoutMs: 50 });
  const answers = Array.from({ length: 100 }, (_, n) => ask(`/posts/p${n}`));
  expect(cache.size.flights).toBe(64);
  expect((await Promise.all(answers)).every((answer) => answer.kind === 'failed')).toBe(true);
  expect(cache.counters.renders).toBe(64);
});

test('only the scripts of the rendering itself are allowed by the policy of the page', async () => {
  const { ask } = makeCache(async () => rendered('<script nonce="n0nce">ours()</script><script>theirs()</script>'));
  const answer = await ask();
  const head = (answer as { page: Page }).page.heads.identity!;
  const policy = head[head.indexOf('Content-Security-Policy') + 1]!;
  expect(policy.match(/'sha256-/g)).toHaveLength(1);
  expect(policy).not.toMatch(/script-src[^;]*unsafe|nonce-/);
  expect(text(answer)).not.toContain('n0nce');
});

const nonce = 'n0nce';
const framework = (rows: string) =>
  `<script nonce="${nonce}" src="/_next/static/a.js" async=""></script><script nonce="${nonce}">self.__next_f.push([1,"${rows}"])</script>`;
const livePage = (rows: string) => rendered(`<html><body><form data-live=""></form>${framework(rows)}</body></html>`);

/** The address by which a document's loader asks for what wakes it. */
const liveIn = (answer: Answer) => /"(\/posts\/a\?live=[\w-]{22})"/.exec(text(answer))![1]!;

function makeLiveCache(change: Partial<PageCacheOptions> = {}) {
  const state = { rows: 'first' };
  const made = makeCache(async () => livePage(state.rows), change);
  const wake = async (url: string) => {
    const kept = pageAt(url)!;
    return (await made.cache.askLive(kept, kept.live!))?.bodies.identity.toString() ?? null;
  };
  return { ...made, state, wake };
}

test('a page is kept without the framework, and what wakes it is found by the hash of it', async () => {
  const { ask, wake, cache } = makeLiveCache();
  const light = await ask();
  expect(text(light)).not.toMatch(/__next_f|<script[^>]+src=/);
  expect(await wake(liveIn(light))).toBe('self.__next_f.push([1,"first"])');
  expect(cache.counters).toMatchObject({ renders: 1, woken: 1, unwoken: 0 });
});

test('whole, a page is another page with a tag of its own, and grows old with it', async () => {
  const { ask, cache, state } = makeLiveCache();
  const [light, whole] = [await ask(), await ask('/posts/a?hydrate=1')];
  expect(text(whole)).toContain('self.__next_f.push([1,"first"])');
  expect(text(whole)).not.toContain('?live=');
  expect(light.kind === 'page' && whole.kind === 'page' && light.page.hash !== whole.page.hash).toBe(true);
  state.rows = 'second';
  cache.expire(['post:a']);
  expect(text(await ask('/posts/a?hydrate=1'))).toContain('second');
});

test('when the framework is to come at once, every page is whole', async () => {
  const { ask } = makeLiveCache({ hydration: 'at-once' });
  expect(text(await ask())).toContain('self.__next_f.push([1,"first"])');
});

test('a reader whose page was replaced meanwhile is still served what wakes the one they hold, for two hours', async () => {
  const { ask, wake, cache, state, clock } = makeLiveCache();
  const held = liveIn(await ask());
  state.rows = 'second';
  cache.expire(['post:a']);
  expect(await wake(held)).toContain('first');
  const now = liveIn(await ask());
  expect([await wake(held), await wake(now)]).toEqual([
    expect.stringContaining('first'),
    expect.stringContaining('second'),
  ]);
  clock.ms += 2 * HOUR + 1;
  expect(await wake(held)).toBeNull();
  expect(cache.counters.unwoken).toBe(1);
});

test('what another node has rendered is rendered here, and sent if it is the same to the letter', async () => {
  const [here, there] = [makeLiveCache(), makeLiveCache()];
  const held = liveIn(await there.ask());
  expect(await here.wake(held)).toContain('first');
  expect(here.cache.counters.renders).toBe(1);
  here.state.rows = 'other';
  here.cache.expire(['*']);
  const other = makeLiveCache();
  other.state.rows = 'other';
  expect(await other.wake(held)).toBeNull();
});

test('asking for what was never there fills nothing', async () => {
  const { ask, wake, cache } = makeLiveCache();
  await ask();
  const before = cache.size;
  for (let n = 0; n < 500; n++) expect(await wake(`/posts/a?live=${String(n).padStart(22, 'A')}`)).toBeNull();
  expect(cache.size).toEqual(before);
  expect(cache.counters.renders).toBe(1);
});

test('what wakes replaced pages stays within its bounds', async () => {
  const { ask, wake, cache, state } = makeLiveCache({ liveBytes: 20_000, patienceMs: 5_000, renderTimeoutMs: 5_000 });
  const held = [];
  for (let n = 0; n < 30; n++) {
    state.rows = `${n} `.repeat(200);
    cache.expire(['*']);
    held.push(liveIn(await ask()));
  }
  expect(await wake(held[0]!)).toBeNull();
  expect(await wake(held.at(-2)!)).toContain('28 28');
});

test('a page that shows a promise grows old by the clock, on every node at once', async () => {
  const { ask, clock } = makeCache(async () => rendered());
  clock.ms = 20 * 900_000 - 10_000;
  await ask();
  clock.ms += 9_999;
  expect(how(await ask())).toBe('HIT');
  clock.ms += 1;
  expect(how(await ask())).toBe('STALE');
});
