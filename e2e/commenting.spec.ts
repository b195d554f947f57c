import type { Page } from '@playwright/test';
import { expect, expectAccessible, firstName, signIn, test } from './fixtures';

const post = '/posts/the-gauge-that-was-right';
let people = 0;

function somebody() {
  people += 1;
  const name = `${firstName(people)} Pellworm`;
  return { name, email: `walker-${people}-${Date.now()}@pellworm.example` };
}

async function fill(page: Page, answer: { name?: string; email?: string; body: string }) {
  await page.getByLabel('Your answer', { exact: true }).fill(answer.body);
  if (answer.name) await page.getByLabel('Your name').fill(answer.name);
  if (answer.email) await page.getByLabel('E-mail').fill(answer.email);
}

const send = (page: Page) => page.getByRole('button', { name: 'Send to an editor' }).click();

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with JavaScript' : 'without JavaScript';

  test(`a guest answers and gets a receipt that keeps the promise in view, ${how}`, async ({ another }) => {
    const page = await another({ javaScript });
    await page.goto(post);
    await expect(page.getByText(/An editor will read this by/).first()).toBeVisible();
    await fill(page, { ...somebody(), body: `A fresh thought, ${how}.` });
    await send(page);
    await expect(page).toHaveURL(/\/comments\/[\w-]{20,}/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waiting for an editor');
    await expect(page.getByText(`A fresh thought, ${how}.`).first()).toBeVisible();
    await expect(page.getByText(/An editor will read this by/).first()).toBeVisible();
    if (javaScript) await expectAccessible(page); // axe runs in the page
  });

  test(`bad input is answered beside the field and nothing typed is lost, ${how}`, async ({ another }) => {
    const page = await another({ javaScript });
    await page.goto(post);
    await fill(page, { name: 'Maren Tolliver', email: 'not an address', body: 'Words that must survive.' });
    await send(page);
    await expect(page.getByRole('alert').filter({ hasText: /Not sent/ })).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Your answer', { exact: true })).toHaveValue('Words that must survive.');
    await expect(page.getByLabel('Your name')).toHaveValue('Maren Tolliver');

    await page.getByLabel('E-mail').fill(somebody().email);
    await send(page);
    await expect(page.getByText(/already signs with this name/)).toBeVisible();
    await expect(page.getByLabel('Your answer', { exact: true })).toHaveValue('Words that must survive.');
  });

  test(`a look-alike of somebody's name is refused, ${how}`, async ({ another }) => {
    const page = await another({ javaScript });
    await page.goto(post);
    await fill(page, { ...somebody(), name: 'Маren Tolliver', body: 'It is I.' }); // Cyrillic М and а
    await send(page);
    await expect(page.getByText(/already signs with this name/)).toBeVisible();
  });

  test(`the receipt lets its holder edit and withdraw, ${how}`, async ({ another }) => {
    const page = await another({ javaScript });
    await page.goto(post);
    await fill(page, { ...somebody(), body: 'First wording.' });
    await send(page);
    await page.waitForURL(/\/comments\//);
    await page.getByLabel('Edit your answer').fill('Second wording.');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await expect(page.getByText('Second wording.').first()).toBeVisible();
    await page.reload();
    await expect(page.getByText('Second wording.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[Ww]ithdr/);
  });
}

test('typed text survives a reload', async ({ page }) => {
  await page.goto(post);
  await page.getByLabel('Your answer', { exact: true }).click();
  await expect(page.getByText(/\d of 4,000/)).toBeVisible();
  await page.getByLabel('Your answer', { exact: true }).pressSequentially('Half a thought');
  await expect(page.getByText('14 of 4,000')).toBeVisible();
  await page.reload();
  await page.getByLabel('Your answer', { exact: true }).click();
  await expect(page.getByLabel('Your answer', { exact: true })).toHaveValue('Half a thought');
});

test('a double click makes one comment', async ({ another, sql }) => {
  const page = await another();
  const who = somebody();
  await page.goto(post);
  await fill(page, { ...who, body: 'Only once, please.' });
  await page.getByRole('button', { name: 'Send to an editor' }).dblclick();
  await page.waitForURL(/\/comments\//);
  expect(
    await sql('select 1 from comment c join person p on p.id = c.person_id where p.email = $1', [who.email]),
  ).toHaveLength(1);
});

test('the same words sent again from another tab lead to the same receipt', async ({ another }) => {
  const page = await another({ javaScript: false });
  const who = somebody();
  const answer = { ...who, body: 'The back button was pressed.' };
  await page.goto(post);
  await fill(page, answer);
  await send(page);
  await page.waitForURL(/\/comments\//);
  const receipt = page.url();
  await page.goto(post);
  await fill(page, answer);
  await send(page);
  await expect(page).toHaveURL(receipt);
});

test('a returning guest confirms by the mailed link and goes on as the same person', async ({
  another,
  mailbox,
  sql,
}) => {
  const who = somebody();
  const first = await another();
  await first.goto(post);
  await fill(first, { ...who, body: 'My first answer here.' });
  await send(first);
  await first.waitForURL(/\/comments\//);

  const elsewhere = await another();
  await elsewhere.goto(post);
  await fill(elsewhere, { ...who, body: 'My second, from a borrowed laptop.' });
  await send(elsewhere);
  await elsewhere.waitForURL(/\/comments\//);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Confirm your address');

  const letter = await mailbox.letterTo(who.email, /confirm/i);
  await elsewhere.goto(letter.links.find((link) => link.includes('/confirm/'))!);
  await elsewhere.getByRole('button').last().click();
  await elsewhere.waitForURL(/\/comments\//);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Waiting for an editor');
  expect(await sql('select 1 from person where email = $1', [who.email])).toHaveLength(1);
});

test('an answer to an answer says whom it answers, with and without JavaScript', async ({ another }) => {
  for (const javaScript of [true, false]) {
    const page = await another({ javaScript });
    await page.goto(post);
    const comment = page.locator('.h-cite').filter({ hasText: 'A sensor you can outvote' }).first();
    await comment
      .getByRole('link', { name: /^Answer/ })
      .first()
      .click();
    await expect(
      page
        .getByRole('heading', { name: /Ines Okafor-Lund/ })
        .or(page.getByText(/[Aa]nswer(ing)? .*Ines Okafor-Lund/))
        .first(),
    ).toBeVisible();
    await fill(page, { ...somebody(), body: 'To you in particular.' });
    await send(page);
    await page.waitForURL(/\/comments\//);
    await expect(page.getByText(/Ines Okafor-Lund/).first()).toBeVisible();
  }
});

test('somebody signed in answers under their own name, and an editor’s answer appears at once', async ({ another }) => {
  const page = await another();
  await signIn(page);
  await page.goto(post);
  await page.getByLabel('Your answer', { exact: true }).click();
  await expect(page.getByText(/Answering as/)).toBeVisible();
  await fill(page, { body: 'A word from the desk.' });
  await send(page);
  await page.waitForURL(/\/comments\//);
  await page.goto(post);
  await expect(page.getByText('A word from the desk.')).toBeVisible();
});

test('the preview shows what will appear, made safe', async ({ page }) => {
  await page.goto(post);
  await page.getByLabel('Your answer', { exact: true }).click();
  await fill(page, { body: 'Some *emphasis* and <img src=x onerror=alert(1)>' });
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: /Preview/ });
  await expect(preview.locator('em')).toHaveText('emphasis');
  await expect(preview.locator('img')).toHaveCount(0);
});
