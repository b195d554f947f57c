import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { wellFormed } from '@/lib/text/clean';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { xssStrings } from '@/lib/text/corpus/xss';
import { escapeXml } from '@/lib/text/xml';

function read(text: string): { text: string; attribute: string } {
  const parser = new SaxesParser();
  const found = { text: '', attribute: '' };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (words) => {
    found.text += words;
  });
  parser.on('opentag', ({ attributes }) => {
    found.attribute = String(attributes.b);
  });
  parser.write(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`).close();
  return found;
}

test('every text is read back by an XML parser, without what XML cannot carry', () => {
  const legal = (text: string) => wellFormed(text).replace(/(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
  const reads = (text: string) => expect(read(text).text).toBe(legal(text).replace(/\r\n?/g, '\n'));
  for (const text of [...naughtyStrings, ...xssStrings]) reads(text);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => void reads(text)),
    { numRuns: 3000 },
  );
});

test('quotes, brackets, ampersands and the end of CDATA are escaped', () => {
  expect(escapeXml(`a<b>&"'\u0000]]>`)).toBe('a&lt;b&gt;&amp;&quot;&#39;]]&gt;');
});
