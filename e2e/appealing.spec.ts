import type { Page } from '@playwright/test';
import { hashPassword } from '../lib/auth/password';
import { expect, expectAccessible, openCase, owner, signIn, test } from './fixtures';

const colleague = { name: 'Osric Quillfeather', email: 'osric@desk.example', password: 'another long enough password' };

let count = 0;

/** Sent by a guest who has neither an account nor JavaScript. */
async function sentByAGuest(page: Page, body: string) {
  count += 1;
  const family = ['Pennywhistle', 'Larkspur', 'Thistledown', 'Cobbleworth', 'Marchbank', 'Windlass'][count % 6]!;
  const who = { name: `Greta ${family}`, email: `greta-${count}-${Date.now()}@quay.example` };
  await page.goto('/posts/the-gauge-that-was-right');
  await page.getByLabel('Your answer', { exact: true }).fill(body);
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByRole('button', { name: 'Send to an editor' }).click();
  await page.waitForURL(/\/comments\//);
  return { ...who, receipt: new URL(page.url()).pathname };
}

async function turnDown(desk: Page, name: string, reason: string, words: string) {
  await openCase(desk, name);
  await desk.locator('summary[data-act="reject"]').click();
  await desk.getByRole('radio', { name: reason }).check();
  await desk.getByLabel(/^A word to (?!each)/).fill(words);
  await desk.getByRole('button', { name: 'Reject and write' }).click();
  await expect(desk.getByRole('status').filter({ hasText: name }).first()).toBeVisible();
}

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const course = (page: Page) => page.getByRole('list', { name: 'What has happened' }).getByRole('listitem');

test('rejected, revised, rejected again, appealed, upheld by another editor: with no account and no JavaScript', async ({
  another,
  mailbox,
  sql,
}) => {
  test.setTimeout(300_000);
  await aColleague(sql);
  const writer = await another({ javaScript: false });
  const [hanne, osric] = [await another({ javaScript: false }), await another({ javaScript: false })];
  await signIn(hanne, owner);
  await signIn(osric, colleague);

  const sold = 'The cure was a paper slip. We sell the pads at slips.example, three for two.';
  const { name, email, receipt } = await sentByAGuest(writer, sold);
  await turnDown(hanne, name, 'Sells something', 'Leave out the last sentence.');

  const first = await mailbox.letterTo(email, /^Not published/);
  for (const said of [
    'The reason: Sells something.',
    'guideline 4, No selling',
    'Name a product',
    'Leave out the last',
  ]) {
    expect(first.text).toContain(said);
  }
  const link = first.links.find((each) => each.endsWith(receipt))!;
  await writer.goto(new URL(link).pathname);
  await expect(headline(writer)).toHaveText('Not published, and why');
  const reason = writer.getByRole('region', { name: 'The reason' });
  for (const said of ['Sells something', 'Guideline 4: No selling', 'Name a product', 'Leave out the last sentence.']) {
    await expect(reason).toContainText(said);
  }
  await expectAccessible(writer);

  const revised = 'The cure was a paper slip: you sign, you silence, you go and look.';
  await expect(writer.getByLabel('Your answer', { exact: true })).toHaveValue(sold);
  await writer.getByLabel('Your answer', { exact: true }).fill(revised);
  await writer.getByRole('button', { name: 'Send it again' }).click();
  await expect(headline(writer)).toHaveText('Waiting for an editor');
  await expect(course(writer).filter({ hasText: 'You revised it and sent it again' })).toHaveCount(1);

  await openCase(hanne, name);
  const sheet = hanne.getByRole('region', { name: 'The answer' });
  await expect(sheet).toContainText('Revised after it was turned down');
  await expect(sheet).toContainText('guideline 4, Sells something');
  await expect(sheet.locator('del').first()).toContainText('We sell the pads');
  await turnDown(hanne, name, 'Claims without grounds', 'How do you know?');

  await writer.goto(receipt);
  await expect(writer.getByText('You can do this once more.')).toBeVisible();
  await writer.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(writer.getByText('Please say why it should be published.').first()).toBeVisible();
  const why = 'I say what we did, and anybody can try it.';
  await writer.getByLabel('Why should it be published?').fill(why);
  await writer.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(headline(writer)).toHaveText('Your appeal is with the editors');
  await expect(writer.getByRole('region', { name: 'Your appeal' })).toContainText(why);
  await expect(writer.getByRole('button', { name: 'Send it again' })).toHaveCount(0);
  await expectAccessible(writer);

  await hanne.goto('/desk/queue?view=appeals');
  await hanne.getByRole('link', { name }).first().click();
  const hers = hanne.getByRole('region', { name: 'Appeal', exact: true });
  await expect(hers).toContainText('You decided about this answer, so a colleague judges the appeal.');
  await expect(hers.getByRole('button')).toHaveCount(0);

  await osric.goto('/desk/queue?view=appeals');
  await osric.getByRole('link', { name }).first().click();
  const his = osric.getByRole('region', { name: 'Appeal', exact: true });
  await expect(his).toContainText(why);
  await expectAccessible(osric);
  await his.getByRole('button', { name: 'Dismiss' }).click();
  await expect(his.getByText('Say why the decision stands: whoever appealed is told.').first()).toBeVisible();
  await his.getByLabel(/^What .* is told/).fill('It is a first-hand account, and that is a ground.');
  await his.getByRole('button', { name: 'Uphold and publish' }).click();
  await expect(osric.getByRole('region', { name: 'Appeal', exact: true })).toContainText('upheld this appeal');

  await writer.goto('/posts/the-gauge-that-was-right');
  await expect(writer.getByText(revised)).toBeVisible();
  const last = await mailbox.letterTo(email, /^Published after your appeal/);
  expect(last.text).toContain('It is a first-hand account, and that is a ground.');
  expect(last.text).toContain('another editor than the one who decided');

  await writer.goto(receipt);
  await expect(headline(writer)).toHaveText('Published');
  expect((await course(writer).allTextContents()).map((step) => step.replace(/\d.*$/s, '').trim())).toEqual([
    'You sent it',
    'An editor read it and turned it downSells something, guideline',
    'You revised it and sent it again',
    'An editor read it and turned it downClaims without grounds, guideline',
    'You appealed',
    'Another editor read your appeal and upheld it: your answer was publishedIt is a first-hand account, and that is a ground.',
  ]);
});

test('what was taken for spam is appealed; a dismissal is explained, undone and made again', async ({
  another,
  desk,
  sql,
}) => {
  test.setTimeout(180_000);
  await aColleague(sql);
  const writer = await another();
  const { name, receipt } = await sentByAGuest(writer, 'Visit quietbuzzer.example for the buzzer that is quiet.');
  await openCase(desk, name);
  await desk.getByRole('button', { name: /^Spam/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: name }).first()).toBeVisible();

  await writer.goto(receipt);
  await expect(writer.getByText('If that is wrong, appeal below')).toBeVisible();
  await expect(writer.getByRole('button', { name: 'Send it again' })).toHaveCount(0);
  await writer.getByLabel('Why should it be published?').fill('I am no machine.');
  await writer.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(headline(writer)).toHaveText('Your appeal is with the editors');

  const osric = await another();
  await signIn(osric, colleague);
  await osric.goto('/desk/queue?view=appeals');
  await osric.getByRole('link', { name }).first().click();
  const appeal = osric.getByRole('region', { name: 'Appeal', exact: true });
  await expect(appeal).toContainText('against being taken for spam');
  const dismiss = async () => {
    await appeal.getByLabel(/^What .* is told/).fill('It only sells.');
    await appeal.getByRole('button', { name: 'Dismiss' }).click();
    await expect(appeal).toContainText('Nobody has been told yet.');
  };
  await dismiss();
  await appeal.getByRole('button', { name: 'Undo' }).click();
  await expect(appeal.getByRole('button', { name: 'Dismiss' })).toBeVisible();
  await dismiss();

  await writer.goto(receipt);
  await expect(writer.getByRole('region', { name: 'Your appeal' })).toContainText('It only sells.');
  await expect(writer.getByRole('button', { name: 'Send the appeal' })).toHaveCount(0);
  await expectAccessible(writer);
});

test('a chosen reason fills in its words, an editor’s own are never written over, and a digit chooses', async ({
  another,
  desk,
}) => {
  const writer = await another();
  const { name, receipt } = await sentByAGuest(writer, 'Everybody knows that gauges lie.');
  await openCase(desk, name);
  await desk.keyboard.press('r');
  const words = desk.getByLabel(/^A word to (?!each)/);
  await desk.keyboard.press('4');
  await expect(words).toHaveValue(/^Leave out the price/);
  await desk.keyboard.press('3');
  await expect(words).toHaveValue(/^This would do harm/);
  await expect(desk.getByRole('radio', { checked: true })).toHaveAccessibleName(/Claims without grounds/);
  await words.fill('Who is everybody?');
  await desk.getByRole('radio', { name: 'Private details' }).check();
  await expect(words).toHaveValue('Who is everybody?');
  await desk.getByRole('radio', { name: 'Claims without grounds' }).check();
  await desk.getByRole('button', { name: 'Reject and write' }).click();
  await expect(desk.getByRole('status').filter({ hasText: name }).first()).toBeVisible();
  await writer.goto(receipt);
  await expect(writer.getByRole('region', { name: 'The reason' })).toContainText('Who is everybody?');
});

test('the reasons are added, changed, moved and retired, with the keyboard’s place kept, and without JavaScript', async ({
  another,
  desk,
}) => {
  test.setTimeout(120_000);
  for (const page of [desk, await another({ javaScript: false })]) {
    if (page !== desk) await signIn(page);
    const title = page === desk ? 'Too clever by half' : 'Too plain by far';
    await page.goto('/desk/reasons');
    await expectAccessible(page);
    await page.getByLabel('What the panel says').fill(title);
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByText('Choose the clause that it rests on.').first()).toBeVisible();
    await expect(page.getByLabel('What the panel says')).toHaveValue(title);
    await page.getByLabel('The clause that it rests on').selectOption({ label: '1. Speak to the post' });
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.locator('#main').getByRole('status')).toHaveText(`“${title}” is offered from now on.`);

    const up = page.getByRole('button', { name: `Move “${title}” up` });
    await up.click();
    await expect(page.locator('#main').getByRole('status')).toHaveText(new RegExp(`“${title}” is now \\d+ of \\d+`));
    if (page === desk) await expect(up).toBeFocused();

    await page.getByRole('link', { name: title }).click();
    await expectAccessible(page);
    await page.getByLabel('Words to the writer, to begin with').fill('Say it in one breath.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Say it in one breath.')).toBeVisible();
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: 'Retire it' }).click();
    await expect(page.locator('#main').getByRole('status')).toHaveText(`“${title}” is offered no more.`);
  }
});

type Sql = (query: string, values?: unknown[]) => Promise<unknown>;

async function aColleague(sql: Sql) {
  await sql(
    `insert into person (role, name, name_skeleton, email, email_folded, email_confirmed_at, claimed_at, password_hash, updated_at)
     values ('editor', $1, lower($1), $2, $2, now(), now(), $3, now()) on conflict do nothing`,
    [colleague.name, colleague.email, await hashPassword(colleague.password)],
  );
}
