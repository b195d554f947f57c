import { expect, test } from 'vitest';
import { givesBack, lostFormPage, readForm, readTyped } from './lost-form';

const urlencoded = 'application/x-www-form-urlencoded';
const site = { secure: false, challengeHosts: [] };

test('what was typed comes back as it was, marks and all, and no password does', () => {
  const fields: [string, string][] = [
    ['$ACTION_KEY', 'k1'],
    ['words', '\n</textarea><script>x()</script> & “so”'],
    ['name', '"Ada"'],
    ['password', 'a secret'],
  ];
  const { body } = lostFormPage('/report/7', { fields }, true, site);
  const html = String(body);
  expect(html).toContain('\n\n&lt;/textarea&gt;&lt;script&gt;x()&lt;/script&gt; &amp; “so”</textarea>');
  expect(html).toContain('value="&quot;Ada&quot;"');
  expect(html).toContain('<input type="hidden" name="$ACTION_KEY" value="k1">');
  expect(html).not.toContain('a secret');
  expect(html).toContain('action="/report/7"');
});

test('a sign-in is never given back', () => {
  for (const path of ['/sign-in', '/sign-in/x', '/api/auth/callback/credentials']) expect(givesBack(path)).toBe(false);
  for (const path of ['/posts/x', '/report/7', '/desk/queue', '/signing']) expect(givesBack(path)).toBe(true);
});

test('more fields than any form of ours are not even read', async () => {
  expect((await readForm(urlencoded, Buffer.from('a=1&b=2')))?.fields).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(await readForm(urlencoded, Buffer.from('a&'.repeat(6_000_000)))).toBe(null);
  const parts = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(2_000);
  expect(await readForm('multipart/form-data; boundary=x', Buffer.from(`${parts}--x--\r\n`))).toBe(null);
  const comments = '-- one more\r\n'.repeat(2_000);
  const form = `--x\r\nContent-Disposition: form-data; name="source"\r\n\r\n${comments}\r\n--x--\r\n`;
  expect((await readForm('multipart/form-data; boundary=x', Buffer.from(form)))?.fields).toEqual([
    ['source', comments],
  ]);
  expect(await readTyped(urlencoded, Buffer.from(`a=${'x'.repeat(2_000_000)}`))).toBe(null);
});
