import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { all, anItem, cdata, fileWith, wxr } from '../fixtures/wxr';
import { type Element, elementsOf } from './elements';

async function read(content: string | Buffer): Promise<Element[]> {
  return all(elementsOf(fileWith(content)));
}

/** @returns the sentence, and nothing when it was read without complaint */
async function refusal(content: string | Buffer): Promise<string | undefined> {
  return read(content).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

const rss = (inside: string, before = '') => `<?xml version="1.0"?>${before}<rss><channel>${inside}</channel></rss>`;

test('elements come whole, one after the other', async () => {
  const [title, item] = await read(rss('<title>A &amp; B</title><item a="1"><x>one</x><x>two</x></item>'));
  expect(title).toEqual({ name: 'title', attributes: {}, text: 'A & B', children: [] });
  expect(item!.attributes).toEqual({ a: '1' });
  expect(item!.children.map((child) => child.text)).toEqual(['one', 'two']);
});

test('a text may be split into many CDATA sections, and hold what would end one', async () => {
  const [title] = await read(rss(`<title>a<![CDATA[<b>]]>c<![CDATA[]]]]><![CDATA[>d]]>&#233;</title>`));
  expect(title!.text).toBe('a<b>c]]>dé');
});

test('letters of several bytes survive the edges of what is read at once', async () => {
  const text = 'añ水🙂'.repeat(40_000);
  const [title] = await read(rss(`<title>${cdata(text)}</title>`));
  expect(title!.text).toBe(text);
});

test('control characters, which exports have and XML does not, are left out', async () => {
  const [title] = await read(rss('<title>be\u0008fore\u0000after</title>'));
  expect(title!.text).toBe('beforeafter');
});

test('a file may be in another encoding if it says so', async () => {
  const latin = Buffer.from(
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>caf\xe9</title></channel></rss>',
    'latin1',
  );
  expect((await read(latin))[0]!.text).toBe('café');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rss('<title>水</title>'), 'utf16le')]);
  expect((await read(wide))[0]!.text).toBe('水');
  expect(await refusal('<?xml version="1.0" encoding="klingon"?><rss/>')).toContain('klingon');
});

describe('what is refused, in words', () => {
  test('any DOCTYPE, before a single entity of it is looked at', async () => {
    const laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await refusal(rss('<title>&b;</title>', laughs))).toContain('DOCTYPE');
    expect(await refusal(rss('', '<!DOCTYPE rss SYSTEM "file:///etc/passwd">'))).toContain('DOCTYPE');
    expect(await refusal(rss('', '<!DOCTYPE rss>'))).toContain('DOCTYPE');
  });

  test('entities that XML does not have, with their place', async () => {
    expect(await refusal(rss('<title>a&nbsp;b</title>'))).toMatch(/entity.*line 1/);
    expect(await refusal(rss('<title a="&xxe;">b</title>'))).toContain('entity');
  });

  test('nesting beyond any export', async () => {
    const nested = (depth: number) => rss('<a>'.repeat(depth) + '</a>'.repeat(depth));
    expect(await refusal(nested(62))).toBeUndefined();
    expect(await refusal(nested(63))).toContain('64 deep');
    expect(await refusal(rss('<a>'.repeat(200_000)))).toContain('64 deep');
  });

  test('texts beyond any post, whether or not they end', async () => {
    const long = 'x'.repeat(6 * 1024 * 1024);
    for (const content of [
      `<title>${long}</title>`,
      `<title>${long}`,
      `<title><![CDATA[${long}`,
      `<!--${long}`,
      `<title a="${long}`,
    ]) {
      expect(await refusal(`<rss><channel>${content}`)).toContain('5 MiB');
    }
    const pieces = `${cdata('x'.repeat(1024 * 1024))}<!-- -->`.repeat(6);
    expect(await refusal(rss(`<title>${pieces}</title>`))).toContain('5 MiB');
  });

  test('a file that ends in the middle', async () => {
    const whole = wxr(anItem());
    for (const length of [whole.length - 2, whole.indexOf('<wp:post_id>'), whole.indexOf('Words')]) {
      expect(await refusal(whole.slice(0, length))).toContain('ends in the middle');
    }
  });

  test('what is broken in the middle, with its place', async () => {
    expect(await refusal(rss('<title>a</b>'))).toContain('not well-formed XML (line 1');
  });

  test('what is not an export', async () => {
    expect(await refusal('<html><body/></html>')).toContain('not a WordPress export');
    expect(await refusal('<feed xmlns="http://www.w3.org/2005/Atom"/>')).toContain('not a WordPress export');
    expect(await refusal('{"posts": []}')).toContain('not an XML file');
    expect(await refusal(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]))).toContain('not an XML file');
    expect(await refusal('\n'.repeat(2 * 1024 * 1024))).toContain('not a WordPress export');
    expect(await refusal('')).toContain('is empty');
  });

  test('what is not a file', async () => {
    const of = (file: string) => all(elementsOf(file)).catch((error: Error) => error.message);
    expect(await of('/nowhere/export.xml')).toBe('There is no file at /nowhere/export.xml.');
    expect(await of(mkdtempSync(`${tmpdir()}/rejoinder-wxr-`))).toContain('is a folder');
  });
});
