import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp } from '../lib/test/app';
import { expect, test } from './fixtures';

/** Speaks as much of hCaptcha's protocol as its own React client and our question need; ours, on this machine. */
const client = `
  (() => {
    const widgets = [];
    let token = '';
    window.hcaptcha = {
      render(container, options) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = 'I am human';
        button.addEventListener('click', () => {
          token = 'token-' + Math.random().toString(36).slice(2);
          options.callback(token);
        });
        (typeof container === 'string' ? document.getElementById(container) : container).append(button);
        return String(widgets.push(button) - 1);
      },
      reset() { token = ''; },
      remove(id) { widgets[id]?.remove(); },
      execute() {},
      getResponse: () => token,
      getRespKey: () => '',
      setData() {},
    };
    const onload = new URL(document.currentScript.src).searchParams.get('onload');
    window[onload]?.();
  })();`;

type Asked = { secret: string | null; response: string | null; sitekey: string | null };

async function startHcaptcha(): Promise<{ url: string; asked: Asked[]; state: { down: boolean }; server: Server }> {
  const asked: Asked[] = [];
  const used = new Set<string>();
  const state = { down: false };
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/1/api.js')) {
      response.setHeader('content-type', 'text/javascript').setHeader('access-control-allow-origin', '*').end(client);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push({ secret: form.get('secret'), response: form.get('response'), sitekey: form.get('sitekey') });
    if (state.down) {
      response.writeHead(500).end();
      return;
    }
    const token = form.get('response') ?? '';
    const isFresh = token.startsWith('token-') && !used.has(token);
    used.add(token);
    response
      .setHeader('content-type', 'application/json')
      .end(
        JSON.stringify(
          isFresh
            ? { success: true, hostname: '127.0.0.1' }
            : { success: false, 'error-codes': ['already-seen-response'] },
        ),
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, state, server };
}

test('hCaptcha, where an owner has chosen it: its client is loaded when somebody writes, and our server asks its server', async ({
  app,
  browser,
  sql,
}) => {
  test.setTimeout(180_000);
  const hcaptcha = await startHcaptcha();
  const node = await startApp({
    env: {
      DATABASE_URL: app.databaseUrl,
      CHALLENGE: 'hcaptcha',
      HCAPTCHA_SITE_KEY: 'a-site-key',
      HCAPTCHA_SECRET: 'a-secret',
      HCAPTCHA_URL: hcaptcha.url,
      HCAPTCHA_VERIFY_URL: `${hcaptcha.url}/siteverify`,
      LOG_LEVEL: 'error',
    },
  });
  const context = await browser.newContext({ baseURL: node.url });
  try {
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));

    const answer = async (letter: string, { human }: { human: boolean }) => {
      await page.goto('/posts/the-gauge-that-was-right');
      await page.getByLabel('Your answer', { exact: true }).fill(`Thought ${letter}, by a person.`);
      await page.getByLabel('Your name').fill(`Captcha Person ${letter}`);
      await page.getByLabel('E-mail').fill(`captcha-${letter.toLowerCase()}@person.example`);
      const check = page.getByRole('button', { name: 'I am human' });
      await expect(check).toBeVisible();
      if (human) await check.click();
      await page.getByRole('button', { name: 'Send to an editor' }).click();
      await page.waitForURL(/\/comments\//);
      const rows = await sql('select 1 from comment where state = $1 and source = $2', [
        'pending',
        `Thought ${letter}, by a person.`,
      ]);
      expect(rows).toHaveLength(1);
    };
    const spent = async () => (await sql("select 1 from spent_challenge where id like 'hcaptcha:%'")).length;

    await answer('Q', { human: true });
    expect(hcaptcha.asked).toEqual([
      { secret: 'a-secret', response: expect.stringMatching(/^token-/), sitekey: 'a-site-key' },
    ]);
    expect(await spent()).toBe(1);

    await answer('R', { human: false }); // held for an editor, as the settings say; nobody to ask about
    expect(hcaptcha.asked).toHaveLength(1);

    hcaptcha.state.down = true;
    await answer('S', { human: true }); // their fault is not the writer's
    expect(hcaptcha.asked).toHaveLength(2);
    expect(await spent()).toBe(1);
    expect(refused).toEqual([]);
  } finally {
    await context.close();
    await node.stop();
    hcaptcha.server.close();
  }
});
