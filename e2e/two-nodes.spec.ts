import { startApp } from '../lib/test/app';
import { approve, expect, openCase, owner, test } from './fixtures';

test('a decision on one node is on the page of the other, which had kept it', async ({ app, another, desk }) => {
  test.setTimeout(180_000);
  const second = await startApp({
    env: {
      DATABASE_URL: app.databaseUrl,
      EDITOR_EMAIL: owner.email,
      EDITOR_PASSWORD: owner.password,
      LOG_LEVEL: 'error',
    },
  });
  try {
    const post = '/posts/the-gauge-that-was-right';
    const writer = await another({ javaScript: false });
    const words = 'Seen from both sides of the river.';
    await writer.goto(post);
    await writer.getByLabel('Your answer', { exact: true }).fill(words);
    await writer.getByLabel('Your name').fill('Ferry Twoshore');
    await writer.getByLabel('E-mail').fill('ferry@twoshore.example');
    await writer.getByRole('button', { name: 'Send to an editor' }).click();
    await writer.waitForURL(/\/comments\//);

    await fetch(second.url + post);
    const warmed = await fetch(second.url + post);
    expect(warmed.headers.get('x-cache')).toBe('HIT');
    expect(await warmed.text()).not.toContain(words);

    await openCase(desk, 'Ferry Twoshore');
    await approve(desk, 'Ferry Twoshore');

    expect(await (await fetch(app.url + post)).text()).toContain(words);
    await expect.poll(async () => (await fetch(second.url + post)).text(), { timeout: 5_000 }).toContain(words);
  } finally {
    await second.stop();
  }
});
