import type { Page } from '@playwright/test';
import { approve, expect, expectAccessible, firstName, openCase, signIn, test } from './fixtures';

const POST = '/posts/the-gauge-that-was-right';
let count = 0;

/** Words of its own for each journey, so that no rule of one meets the answers of another. */
const invented = ['zorpwick', 'quandlet', 'brimfozz', 'mulgrane', 'tarvelow'];

async function send(page: Page, words: string): Promise<string> {
  count += 1;
  const name = `${firstName(count + 12)} Thornlea`;
  await page.goto(POST);
  await page.getByLabel('Your answer', { exact: true }).fill(words);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(`rule-${count}-${Date.now()}@thornlea.example`);
  await page.getByRole('button', { name: 'Send to an editor' }).click();
  return name;
}

async function sendAndWait(page: Page, words: string): Promise<{ name: string; receipt: string }> {
  const name = await send(page, words);
  await page.waitForURL(/\/comments\//);
  return { name, receipt: new URL(page.url()).pathname };
}

/** Writes a rule at the desk, tries it on the past, saves it and switches it on. */
async function writeRule(desk: Page, pattern: string, effect: 'Hold' | 'Refuse' | 'Spam' | 'Mask') {
  await desk.goto('/desk/rules/new');
  await desk.getByLabel('Words or pattern').fill(pattern);
  await desk.getByRole('radio', { name: new RegExp(`^${effect}`) }).check();
  await desk.getByRole('button', { name: 'Try on the past' }).click();
  await expect(desk.getByRole('heading', { name: 'Tried on the past' })).toBeVisible();
  await expect(desk.getByLabel('Words or pattern')).toHaveValue(pattern);
  await desk.getByRole('button', { name: 'Save, switched off' }).click();
  await desk.waitForURL(/\/desk\/rules\/\d+\?done=added/);
  await desk.getByRole('button', { name: 'Switch it on' }).click();
  await desk.waitForURL(/done=on/);
}

for (const javaScript of [true, false]) {
  test(`a rule is written, tried on the past and switched on, and holds with its words marked${javaScript ? '' : ', without JavaScript'}`, async ({
    another,
  }) => {
    const word = invented[javaScript ? 0 : 1]!;
    const reader = await another({ javaScript: false });
    const before = await sendAndWait(reader, `Before the rule, a ${word}.`);

    const desk = await another({ javaScript });
    await signIn(desk);
    await desk.goto('/desk/rules');
    await desk.getByRole('link', { name: 'Write a rule' }).click();
    await desk.getByLabel('Words or pattern').fill(word);
    await desk.getByRole('button', { name: 'Try on the past' }).click();
    const hits = desk.getByRole('list', { name: 'Answers that match' });
    await expect(hits.getByRole('listitem').filter({ hasText: before.name }).locator('mark')).toHaveText(word);
    await expect(
      desk.getByText(/^Would have held 1 of the last \d+; none of those was published\.$/).first(),
    ).toBeVisible();
    if (javaScript) await expectAccessible(desk);

    await writeRule(desk, word, 'Hold');
    if (javaScript) await expectAccessible(desk);

    const held = await sendAndWait(reader, `After the rule, many ${word}s.`);
    await openCase(desk, held.name);
    const answer = desk.getByRole('region', { name: 'The answer' });
    await expect(answer.locator('mark').first()).toContainText(`${word}s`);
    await expect(answer).toContainText(`rule “${word}”`);
  });
}

test('a mask is shown to readers, and not to editors', async ({ another, desk }) => {
  const word = invented[2]!;
  await writeRule(desk, word, 'Mask');
  const reader = await another({ javaScript: false });
  const sent = await sendAndWait(reader, `A masked ${word} here.`);
  await openCase(desk, sent.name);
  await expect(desk.getByRole('region', { name: 'The answer' })).toContainText(
    `A masked ${word}2 here.`, // the mark bears the number of its reason, the second
  );
  await approve(desk, sent.name);

  await reader.goto(POST);
  await expect(reader.getByText(`A masked ${'•'.repeat(word.length)} here.`)).toBeVisible();
  expect(await reader.content()).not.toContain(word);
});

for (const javaScript of [true, false]) {
  test(`a refusal names the words and keeps the text${javaScript ? '' : ', without JavaScript'}`, async ({
    another,
    desk,
  }) => {
    const word = invented[javaScript ? 3 : 4]!;
    await writeRule(desk, word, 'Refuse');
    const reader = await another({ javaScript });
    const words = `You are all ${word}s, and that is that.`;
    await send(reader, words);
    await expect(reader.getByText(`We publish no answers that say “${word}s”`).first()).toBeVisible();
    await expect(reader.getByLabel('Your answer', { exact: true })).toHaveValue(words);
  });
}

test('a list is imported switched off with a report, and exported again', async ({ desk }) => {
  await desk.goto('/desk/rules/import');
  await expectAccessible(desk);
  await desk.getByLabel('Or a list').fill('# mine\nflobnix\n/(broken/\n=snarkle');
  await desk.getByRole('button', { name: 'Import, switched off' }).click();
  const report = desk.getByRole('status', { name: 'What became of the list' });
  await expect(report).toContainText('2 rules were taken, switched off; 1 was not.');
  await expect(report).toContainText('Line 3: “(broken”. A bracket “(” is opened and never closed.');

  await desk.goto('/desk/rules');
  await expect(desk.getByRole('list', { name: 'Rules' })).toContainText('flobnix');
  await expectAccessible(desk);
  const csv = await desk.request.get('/desk/rules/export?format=csv');
  expect(await csv.text()).toContain("hold,words,'=snarkle,");
});

test('a sample shows what the rules that are on make of it', async ({ desk }) => {
  await writeRule(desk, 'glimfudge', 'Hold');
  await desk.goto('/desk/rules');
  await desk.getByLabel('A text to try them on').fill('Some gl1mfudges, please.');
  await desk.getByRole('button', { name: 'See what matches' }).click();
  await expect(desk.locator('mark')).toHaveText('gl1mfudges');
});

test('a pattern that cannot be read is told in words, and nothing typed is lost', async ({ desk }) => {
  await desk.goto('/desk/rules/new');
  await desk.getByRole('radio', { name: 'Pattern (RE2)' }).check();
  await desk.getByLabel('Words or pattern').fill('(a');
  await desk.getByRole('button', { name: 'Save, switched off' }).click();
  await expect(desk.getByText('A bracket “(” is opened and never closed.')).toBeVisible();
  await expect(desk.getByLabel('Words or pattern')).toHaveValue('(a');
  await expect(desk.getByRole('radio', { name: 'Pattern (RE2)' })).toBeChecked();
});
