import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { expireEverything, type Sql } from './hostile';

type Answer = { id: number; slug: string; name: string; useful: number };

const taken = new Set<number>();

/** A public answer to the post itself that no other test has touched. */
async function anAnswer(sql: Sql, slug = 'we-deleted-the-dashboard'): Promise<Answer> {
  const rows = await sql<Answer>(
    `select c.id, p.slug, person.name, c.useful from comment c
     join post p on p.id = c.post_id join person on person.id = c.person_id
     where p.slug = $1 and c.state = 'approved' and c.parent_id is null and not c.pinned and c.kind = 'comment'
       and not exists (select from byline b where b.post_id = p.id and b.person_id = c.person_id)
     order by c.id`,
    [slug],
  );
  const free = rows.find(({ id }) => !taken.has(id));
  if (!free) throw new Error(`no answer is left under ${slug}`);
  taken.add(free.id);
  return free;
}

const placeOf = ({ slug, id }: Answer) => `/posts/${slug}#comment-${id}`;
const inThread = (page: Page, { id }: Answer) => page.locator(`#comment-${id}`);

async function openReport(page: Page, answer: Answer) {
  await page.goto(placeOf(answer));
  await inThread(page, answer)
    .getByRole('link', { name: /^Report/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report an answer');
}

async function openReported(desk: Page, { id }: Answer) {
  await desk.goto(`/desk/queue?view=reported&comment=${id}`);
  await expect(desk.locator('#reports')).toBeVisible();
}

test('a guest reports an answer, with and without JavaScript; an editor keeps it with one press', async ({
  another,
  desk,
  sql,
}) => {
  const answer = await anAnswer(sql);
  for (const javaScript of [true, false]) {
    const page = await another({ javaScript });
    await openReport(page, answer);
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Not sent yet' })).toContainText('the reason');
    await page.getByRole('radio', { name: 'It attacks somebody' }).check();
    await page.getByLabel(/^In your words/).fill(`It calls her names, ${javaScript ? 'with' : 'without'} scripts.`);
    if (javaScript) await expectAccessible(page);
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
    if (javaScript) await expectAccessible(page);

    await openReport(page, answer);
    await page.getByRole('radio', { name: 'It advertises something' }).check();
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your report');
  }
  expect(await sql('select from report where comment_id = $1', [answer.id])).toHaveLength(2);

  await openReported(desk, answer);
  const reports = desk.getByRole('region', { name: '2 reports' });
  await expect(reports).toContainText('It calls her names, with scripts.');
  await expect(reports).toContainText('It calls her names, without scripts.');
  await expectAccessible(desk);
  await reports.getByRole('button', { name: 'Keep it and dismiss 2 reports' }).click();
  await expect(desk.getByRole('region', { name: 'Reported 2 times' })).toContainText('Dismissed by');
  expect(await sql("select from report where comment_id = $1 and outcome = 'dismissed'", [answer.id])).toHaveLength(2);
});

test('no page that everybody shares gives a cookie', async ({ request, sql }) => {
  const answer = await anAnswer(sql);
  for (const path of [`/posts/${answer.slug}`, `/report/${answer.id}`, '/']) {
    expect((await request.get(path)).headers()['set-cookie'], path).toBeUndefined();
  }
});

test('a notice of illegal content gets a number, a page, a letter, and an answer', async ({
  another,
  desk,
  mailbox,
  sql,
}) => {
  const answer = await anAnswer(sql);
  const page = await another({ javaScript: false });
  await openReport(page, answer);
  await expect(page.getByRole('group', { name: 'A notice of illegal content' })).toBeHidden();
  await page.getByRole('radio', { name: 'It is against the law' }).check();
  await expect(page.getByRole('group', { name: 'A notice of illegal content' })).toBeVisible();
  await page.getByLabel('Why it is illegal').fill('It says that I emptied the till, which a court has found untrue.');
  await page.getByRole('button', { name: 'Send to the editors' }).click();
  const missing = page.getByRole('alert').filter({ hasText: 'Not sent yet' });
  for (const field of ['your name', 'your e-mail address', 'your statement'])
    await expect(missing).toContainText(field);
  await expect(page.getByLabel('Why it is illegal')).toHaveValue(/a court has found/);

  const email = `orla-${Date.now()}@finch.example`;
  await page.getByLabel('Which law').fill('Defamation');
  await page.getByLabel('Your name').fill('Orla Finch');
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByLabel(/in good faith/).check();
  await page.getByRole('button', { name: 'Send to the editors' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your notice');
  const number = /\d{4}-\w{4}-\w{4}/.exec((await page.getByRole('status').first().textContent()) ?? '')![0];
  expect(page.url()).toMatch(/\/report\/notice\/[\w-]{32}$/);

  const received = await mailbox.letterTo(email, new RegExp(number));
  expect(received.text).not.toMatch(/till|Orla/);
  expect(received.links).toContain(page.url());

  await openReported(desk, answer);
  const reports = desk.getByRole('region', { name: 'One report' });
  for (const words of [number, 'Orla Finch', email, 'Defamation', 'emptied the till']) {
    await expect(reports).toContainText(words);
  }
  await reports.getByRole('button', { name: 'Answer: it stays' }).click();
  await expect(reports.getByRole('alert')).toContainText('right to an answer');
  await reports.getByLabel(/^The answer/).fill('The answer speaks of another till, in another year.');
  await reports.getByRole('button', { name: 'Answer: it stays' }).click();
  await expect(desk.getByRole('region', { name: 'Reported once' })).toContainText('another till');

  const decided = await mailbox.letterTo(email, /^Decided/);
  expect(decided.text).toContain('another till, in another year');
  expect(decided.text).toContain('court');
  const look = await another();
  await look.goto(new URL(page.url()).pathname);
  await expect(look.getByRole('heading', { level: 1 })).toHaveText('The answer stays');
  await expect(look.getByText('another till, in another year')).toBeVisible();
  await expect(look.getByRole('heading', { name: 'If you disagree' })).toBeVisible();
  await expectAccessible(look);
});

test('a decision against an answer upholds what readers reported', async ({ another, desk, sql }) => {
  const answer = await anAnswer(sql);
  const page = await another();
  await openReport(page, answer);
  await page.getByRole('radio', { name: 'It advertises something' }).check();
  await page.getByRole('button', { name: 'Send to the editors' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');

  await openReported(desk, answer);
  await desk.getByRole('group', { name: 'Decision' }).getByRole('button', { name: /^Spam/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: answer.name }).first()).toBeVisible();
  const [report] = await sql<{ outcome: string }>('select outcome from report where comment_id = $1', [answer.id]);
  expect(report!.outcome).toBe('acted');
  await desk.getByRole('button', { name: /^Undo/ }).click();
  await expect
    .poll(
      async () => (await sql<{ outcome: null }>('select outcome from report where comment_id = $1', [answer.id]))[0],
    )
    .toEqual({ outcome: null });
});

test('“Useful” counts once, without JavaScript, and the reader comes back to the answer', async ({ another, sql }) => {
  const answer = await anAnswer(sql);
  const page = await another({ javaScript: false });
  await page.goto(placeOf(answer));
  const button = inThread(page, answer).getByRole('button', { name: /^Useful/ });
  await expect(button).toContainText(String(answer.useful));
  await button.click();
  await expect(page).toHaveURL(new RegExp(`${placeOf(answer)}$`));
  await expect(button).toContainText(String(answer.useful + 1));
  await button.click(); // a double click is none
  await expect(button).toContainText(String(answer.useful + 1));

  const withoutCookies = await another({ javaScript: false });
  await withoutCookies.goto('/');
  const refused = await withoutCookies.request.post('/api/useful?again=1', {
    form: { comment: String(answer.id) },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(await refused.text()).toContain('keeps no cookie');
});

test('“Useful” is pressed and taken back in place with JavaScript, and everybody sees it', async ({ another, sql }) => {
  const answer = await anAnswer(sql, 'the-gauge-that-was-right');
  const [page, other] = [await another(), await another({ javaScript: false })];
  await page.goto(placeOf(answer));
  const button = inThread(page, answer).getByRole('button', { name: /^Useful/ });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(button).toContainText(String(answer.useful + 1));
  await other.goto(placeOf(answer));
  await expect(inThread(other, answer).getByRole('button', { name: /^Useful/ })).toContainText(
    String(answer.useful + 1),
  );
  await page.reload();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect(await sql('select useful from comment where id = $1', [answer.id])).toEqual([{ useful: answer.useful }]);
});

test('an editor pins an answer and chooses it for the front page; readers see both at the next request', async ({
  another,
  desk,
  sql,
}) => {
  const answer = await anAnswer(sql, 'the-gauge-that-was-right');
  const reader = await another({ javaScript: false });
  await desk.goto(`/desk/queue?view=all&comment=${answer.id}`);
  await desk.getByRole('button', { name: 'Pin in its thread' }).click();
  await expect(desk.getByRole('button', { name: 'Take the pin off' })).toBeVisible();
  await reader.goto(`/posts/${answer.slug}`);
  await expect(inThread(reader, answer).getByText('Pinned by the editors')).toBeVisible();

  await desk.getByRole('button', { name: 'Choose for the front page' }).click();
  await expect(desk.getByRole('button', { name: 'Take off the front page' })).toBeVisible();
  await reader.goto('/');
  const beside = reader.locator('article').filter({ has: reader.locator(`a[href="/posts/${answer.slug}"]`) });
  await expect(beside.getByText('chosen by the editors').first()).toBeVisible();

  await desk.getByRole('button', { name: 'Mark as the author’s' }).click();
  await expect(desk.getByText('Marked as the author’s')).toBeVisible();
  await reader.goto(`/posts/${answer.slug}`);
  await expect(inThread(reader, answer).getByText('wrote this post')).toBeVisible();
});

test('a thread that is closed from the desk says why in the place of its form', async ({ another, desk, sql }) => {
  const answer = await anAnswer(sql, 'nobody-owns-half-past-four');
  const reader = await another({ javaScript: false });
  await reader.goto(`/posts/${answer.slug}`);
  await expect(reader.getByRole('button', { name: 'Send to an editor' })).toBeVisible();

  await desk.goto(`/desk/queue?view=all&comment=${answer.id}`);
  await desk.getByText('The thread is open').click();
  await desk.getByLabel(/in the form’s place/).fill('We have heard every side of this.');
  await desk.getByRole('button', { name: 'Close this thread now' }).click();
  await expect(desk.getByText('The thread is closed')).toBeVisible();

  await reader.goto(`/posts/${answer.slug}`);
  await expect(reader.getByText('We have heard every side of this.')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Send to an editor' })).toHaveCount(0);
  await expect(inThread(reader, answer).getByRole('link', { name: /^Answer/ })).toHaveCount(0);
  await expect(inThread(reader, answer).getByRole('link', { name: /^Report/ })).toBeVisible();

  await desk.getByRole('button', { name: 'Open it again' }).click();
  await expect(desk.getByText('The thread is open')).toBeVisible();
  await reader.goto(`/posts/${answer.slug}`);
  await expect(reader.getByRole('button', { name: 'Send to an editor' })).toBeVisible();
});

test('a thread that closes by the clock is closed at the first request after it, though its page was kept', async ({
  request,
  sql,
}) => {
  const slug = 'reading-the-manual-aloud';
  const [{ at }] = (await sql<{ at: Date }>(
    "update post set comments_close_at = now() + interval '10 seconds' where slug = $1 returning comments_close_at as at",
    [slug],
  )) as [{ at: Date }];
  await expireEverything(sql);
  const ask = async () => {
    const before = Date.now();
    const response = await request.get(`/posts/${slug}`);
    const isClosed = (await response.text()).includes('Answers are closed');
    return { before, after: Date.now(), isClosed, cache: response.headers()['x-cache'] };
  };
  const seen = [await ask()];
  await expect
    .poll(
      async () => {
        seen.push(await ask());
        return seen.at(-1)!.isClosed;
      },
      { intervals: [50], timeout: 30_000 },
    )
    .toBe(true);
  expect(seen.some(({ cache, isClosed }) => cache === 'HIT' && !isClosed)).toBe(true);
  for (const { before, after, isClosed } of seen) {
    if (before >= at.getTime()) expect(isClosed).toBe(true);
    if (after < at.getTime()) expect(isClosed).toBe(false);
  }
});

test('the date and the words of a thread are written with the post', async ({ desk, another, sql }) => {
  const slug = 'the-van-has-a-memory';
  const [post] = await sql<{ id: number }>('select id from post where slug = $1', [slug]);
  await desk.goto(`/desk/posts/${post!.id}`);
  await desk.getByLabel('Closes on').fill('2020-01-01T12:00');
  await desk.getByLabel('What a closed thread says').fill('The van has been sold.');
  await desk.getByRole('button', { name: 'Save and show' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  const reader = await another({ javaScript: false });
  await reader.goto(`/posts/${slug}`);
  await expect(reader.getByText('The van has been sold.')).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Closes on')).toHaveValue('2020-01-01T12:00');
});
