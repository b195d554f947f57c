import type { Page } from '@playwright/test';
import { approve, expect, expectAccessible, firstName, openCase, owner, signIn, test } from './fixtures';

// People at the desk: what is laid on somebody holds at their next request, whoever they are; drawers; chosen tags; erasing.

const post = '/posts/the-gauge-that-was-right';
let count = 0;

function somebody() {
  count += 1;
  const name = `${firstName(count)} Brackenridge`;
  return { name, email: `person-${count}-${Date.now()}@brackenridge.example`, words: `Bracken number ${name}.` };
}
type Somebody = ReturnType<typeof somebody>;

// All journeys come from one network address, and whoever is barred there bars the strangers of the journeys that follow.
test.afterEach(async ({ sql }) => {
  await sql('update sanction set lifted_at = now() where lifted_at is null');
});

async function write(page: Page, { name, email, words }: Somebody) {
  await page.goto(post);
  await page.getByLabel('Your answer', { exact: true }).fill(words);
  if (await page.getByLabel('Your name').isVisible()) {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail').fill(email);
  }
}

async function send(page: Page) {
  await page.getByRole('button', { name: 'Send to an editor' }).click();
}

/** Sends an answer as a guest. @returns the address of its receipt */
async function answer(page: Page, who: Somebody): Promise<string> {
  await write(page, who);
  await send(page);
  await page.waitForURL(/\/comments\//);
  return new URL(page.url()).pathname;
}

async function openDrawer(desk: Page, name: string) {
  await desk.goto(`/desk/people?q=${encodeURIComponent(name)}`);
  await desk.getByRole('link', { name, exact: true }).click();
  await expect(desk.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function sanction(desk: Page, kind: 'Warn' | 'Always hold' | 'Suspend' | 'Ban', words: string, lasts = '7d') {
  await desk.getByText('Warn, hold, suspend or ban …').click();
  const form = desk.getByRole('form', { name: 'Sanction' });
  await form.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await form.getByLabel('For', { exact: true }).selectOption(lasts);
  const why = `Said before, twice. ${words}`;
  await form.getByLabel('Why, for your colleagues').fill(why);
  await form.getByLabel(/^A word to (?!each)/).fill(words);
  await form.getByRole('button', { name: 'Put it in force' }).click();
  await expect(desk.getByText(why).first()).toBeVisible();
}

/** Somebody with a password of the owner's, so that they can sign in. */
async function claim(sql: (query: string, values?: unknown[]) => Promise<unknown[]>, who: Somebody, role: string) {
  await sql(
    `insert into person (role, name, name_skeleton, email, email_folded, email_confirmed_at, claimed_at, password_hash, updated_at)
     select $1::text::"Role", $2, lower($2), $3, $3, now(), now(), password_hash, now() from person where email = $4`,
    [role, who.name, who.email, owner.email],
  );
}

test('a ban holds for a guest whose form is open: nothing is sent, nothing typed is lost; they are told by letter', async ({
  another,
  desk,
  mailbox,
}) => {
  const guest = await another({ javaScript: false });
  const who = somebody();
  const receipt = await answer(guest, who);
  await write(guest, { ...who, words: `${who.words} A second thought.` });

  await openDrawer(desk, who.name);
  await expectAccessible(desk);
  await sanction(desk, 'Ban', 'Please find another place.', 'open');
  await expect(desk.getByText('Banned until it is lifted.')).toBeVisible();

  await send(guest);
  await expect(guest.getByRole('alert').filter({ hasText: 'have closed this blog to you' }).first()).toBeVisible();
  await expect(guest.getByLabel('Your answer', { exact: true })).toHaveValue(`${who.words} A second thought.`);
  await guest.goto(receipt);
  await expect(guest.getByText('have closed this blog to you').first()).toBeVisible();
  const letter = await mailbox.letterTo(who.email, /is closed to you/);
  expect(letter.text).toContain('Please find another place.');
  expect(letter.text).not.toContain('Said before');
});

test('a suspension holds for a member who is signed in; a ban ends the session', async ({ another, desk, sql }) => {
  const who = somebody();
  await claim(sql, who, 'member');
  const member = await another({ javaScript: false });
  await member.goto('/sign-in');
  await member.getByLabel('E-mail').fill(who.email);
  await member.getByLabel('Password').fill(owner.password);
  await member.getByRole('button', { name: 'Sign in' }).click();
  await member.waitForURL(/\/me/);

  await openDrawer(desk, who.name);
  await sanction(desk, 'Suspend', 'Please take a week.');
  await member.reload();
  await expect(member.getByText(/asked you to pause until/)).toBeVisible();

  await sanction(desk, 'Ban', 'It went on.', '30d');
  await member.goto('/me');
  await expect(member).toHaveURL(/\/sign-in/);
});

test('what is lifted at once leaves no letter', async ({ another, desk, mailbox }) => {
  const guest = await another({ javaScript: false });
  const [taken, kept] = [somebody(), somebody()];
  await answer(guest, taken);
  await answer(guest, kept);
  await openDrawer(desk, taken.name);
  await sanction(desk, 'Warn', 'This letter never leaves.');
  await desk.getByRole('button', { name: /^Undo/ }).click();
  await expect(desk.getByText(/lifted by/)).toBeVisible();
  await openDrawer(desk, kept.name);
  await sanction(desk, 'Warn', 'This letter leaves.');

  // The second was given later: once its letter is there, the first one would have been.
  expect((await mailbox.letterTo(kept.email, /word from the editors/)).text).toContain('This letter leaves.');
  const letters = await mailbox.lettersTo(taken.email);
  expect(letters.filter(({ text }) => text.includes('never leaves'))).toEqual([]);
});

test('a drawer opens by key from the case, and holds notes, record and everything that was decided', async ({
  another,
  desk,
}) => {
  const guest = await another({ javaScript: false });
  const who = somebody();
  await answer(guest, who);
  await openCase(desk, who.name);
  await approve(desk, who.name);

  await openDrawer(desk, who.name);
  await expect(desk.getByText('100 % approved')).toBeVisible();
  await expect(desk.getByText(/1 approved of 1 judged/)).toBeVisible();
  await expect(desk.getByRole('region', { name: 'Answers and decisions' })).toContainText(/approved this/);
  await desk.getByLabel('A note, for editors only').fill('Knows the harbour.');
  await desk.getByRole('button', { name: 'Keep the note' }).click();
  await expect(desk.getByText('Knows the harbour.')).toBeVisible();

  await desk.getByRole('link', { name: /^Open/ }).first().click();
  await expect(desk.getByRole('region', { name: 'The answer' })).toContainText(who.words);
  await expect(desk.getByText('Knows the harbour.')).toBeVisible();
  await expect(desk.getByText('Live', { exact: true })).toBeVisible();
  await desk.keyboard.press('p');
  await expect(desk.getByRole('heading', { level: 1, name: who.name })).toBeVisible();
  await desk.getByRole('button', { name: /^Remove/ }).click();
  await expect(desk.getByText('Knows the harbour.')).toHaveCount(0);
});

test('everything of one person that waits is turned down together, and taken back together', async ({
  another,
  desk,
  sql,
}) => {
  const guest = await another({ javaScript: false });
  const who = somebody();
  await answer(guest, who);
  await openDrawer(desk, who.name);
  await desk.getByText('Reject what waits …').click();
  await desk.getByLabel('Why are they turned down?').selectOption({ index: 1 });
  await desk.getByRole('button', { name: 'Reject and write' }).click();
  await desk.waitForURL(/\/desk\/queue/);
  const state = () => sql('select c.state::text as state from comment c where c.source = $1', [who.words]);
  await expect.poll(state).toEqual([{ state: 'rejected' }]);
  await desk.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(state).toEqual([{ state: 'pending' }]);
});

test('an editor who is kept to a tag sees its answers, and no other by any address', async ({ another, desk, sql }) => {
  const guest = await another({ javaScript: false });
  const [who, editor] = [somebody(), somebody()];
  await answer(guest, who);
  await claim(sql, editor, 'editor');
  await sql("insert into tag (slug, name) values ('kept-to', 'Kept to') on conflict do nothing");
  await desk.goto('/desk/people/staff');
  await expectAccessible(desk);
  const form = desk.getByRole('form', { name: `What ${editor.name} is` });
  await form.getByText('Keep an editor to chosen tags').click();
  await form.getByRole('checkbox', { name: 'Kept to' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Kept to these tags')).toBeVisible();

  const kept = await another();
  await signIn(kept, { email: editor.email, password: owner.password });
  await kept.goto('/desk/queue?view=all');
  await expect(kept.getByText('Nothing to decide.')).toBeVisible();
  const [{ id, person }] = (await sql<{ id: number; person: number }>(
    'select id, person_id as person from comment where source = $1',
    [who.words],
  )) as [{ id: number; person: number }];
  await kept.goto(`/desk/queue?view=all&comment=${id}`);
  await expect(kept.getByText(who.words)).toHaveCount(0);
  await kept.goto(`/desk/people/${person}`);
  await expect(kept.getByText(who.name)).toHaveCount(0);

  await sql(
    `insert into post_tag (post_id, tag_id) select c.post_id, t.id from comment c, tag t where c.id = $1 and t.slug = 'kept-to'`,
    [id],
  );
  await kept.goto(`/desk/queue?view=all&comment=${id}`);
  await expect(kept.getByText(who.words).first()).toBeVisible();
  await kept.goto(`/desk/people/${person}`);
  await expect(kept.getByRole('heading', { level: 1, name: who.name })).toBeVisible();
  await expect(kept.getByText(who.email)).toHaveCount(0);
  await sql("delete from post_tag using tag t where t.id = tag_id and t.slug = 'kept-to'");
});

test('erasing somebody takes them off every page at the next request, and the thread keeps its shape', async ({
  another,
  desk,
  sql,
}) => {
  const guest = await another({ javaScript: false });
  const who = somebody();
  await answer(guest, who);
  await openCase(desk, who.name);
  await approve(desk, who.name);
  await sql(
    `insert into comment (post_id, parent_id, person_id, state, source, html, published_at, receipt, idempotency_key, content_hash)
     select c.post_id, c.id, (select id from person where email = $2), 'approved', 'An answer to it.', '<p>An answer to it.</p>',
       now(), 'receipt-' || c.id, 'key-' || c.id, 'x' from comment c where c.source = $1`,
    [who.words, owner.email],
  );

  await openDrawer(desk, who.name);
  await desk.getByText('Erase this person …').click();
  await desk.getByLabel(/^Type/).fill('Somebody else');
  await desk.getByRole('button', { name: 'Erase for good' }).click();
  await expect(desk.getByText(/Type the name as it stands/)).toBeVisible();
  await desk.getByLabel(/^Type/).fill(who.name);
  await desk.getByRole('button', { name: 'Erase for good' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Erased' })).toBeVisible();
  await expectAccessible(desk);

  await guest.goto(post);
  await expect(guest.getByText(who.words)).toHaveCount(0);
  await expect(guest.getByText(who.name)).toHaveCount(0);
  await expect(guest.getByText('Erased.').first()).toBeVisible();
  await expect(guest.getByText('An answer to it.')).toBeVisible();
  expect(await sql('select 1 from person where email = $1', [who.email])).toEqual([]);
});

test('people’s pages are accessible, wide and narrow', async ({ another, desk }) => {
  const guest = await another({ javaScript: false });
  const who = somebody();
  await answer(guest, who);
  await openDrawer(desk, who.name);
  const drawer = new URL(desk.url()).pathname;
  for (const width of [1280, 390]) {
    await desk.setViewportSize({ width, height: 844 });
    for (const path of ['/desk/people', '/desk/people?q=nobody+at+all', '/desk/people/staff', drawer]) {
      await desk.goto(path);
      for (const summary of await desk.locator('main summary').all()) await summary.click();
      await expectAccessible(desk);
      const overflow = await desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(overflow, `${path} at ${width}`).toBe(false);
    }
  }
});
