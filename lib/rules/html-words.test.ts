import fc from 'fast-check';
import { expect, test } from 'vitest';
import { violations, walls } from '@/lib/text/corpus/strict';
import { renderComment } from '@/lib/text/markdown';
import { plainText } from '@/lib/text/plain';
import { changeWords, readHtml } from './html-words';
import { markHtml } from './mark';
import { maskHtml } from './mask';
import { compileRules } from './rule-set';

const masks = compileRules(
  ['damn', 'tide & wall', 'https'].map((pattern, id) => ({
    id,
    kind: 'words' as const,
    pattern,
    effect: 'mask' as const,
    inflected: true,
    lookalikes: true,
    exceptions: '',
  })),
  'en',
);

test('the words of HTML are read across its tags, and not across blocks', () => {
  expect(readHtml('<p>vi<strong>ag</strong>ra &amp; &lt;b&gt;</p>\n<p>next<br />line</p>').text).toBe(
    'viagra & <b>\n\nnext\nline\n',
  );
  expect(readHtml('<a href="https://x.example/?a=1&amp;b=2" rel="ugc">a &quot;link&quot;</a>').text).toBe('a "link"');
});

test('matched letters become dots, in every piece between tags; the rest stays', () => {
  const html = renderComment('Well, da*m*n it & D4MN!');
  expect(maskHtml(masks, html)).toEqual({
    html: '<p dir="auto">Well, ••<em>•</em>• it &amp; ••••!</p>',
    unmaskedHtml: html,
  });
  expect(maskHtml(masks, '<p>Calm.</p>')).toEqual({ html: '<p>Calm.</p>', unmaskedHtml: null });
});

test('masking never reaches into a tag', () => {
  const html = renderComment('[damn](https://damn.example/damn "damn") `damn`');
  expect(maskHtml(masks, html).html).toBe(
    '<p dir="auto"><a href="https://damn.example/damn" rel="ugc nofollow noopener">••••</a> <code>••••</code></p>',
  );
});

test('marks are put around each piece', () => {
  const html = '<p>vi<strong>ag</strong>ra &amp; co</p>';
  expect(markHtml(html, [{ start: 0, end: 6 }])).toBe(
    '<p><mark>vi</mark><strong><mark>ag</mark></strong><mark>ra</mark> &amp; co</p>',
  );
  expect(markHtml(html, [{ start: 5, end: 8 }])).toContain('<mark>a &amp;</mark>');
});

const source = fc
  .array(
    fc.constantFrom(
      'damn',
      'D.A.M.N',
      '**',
      '*',
      '`',
      '<',
      '>',
      '&',
      '"',
      "'",
      '\n',
      '\n\n',
      '> ',
      '- ',
      ' ',
      '🙂',
      'é',
      '[a](https://x.example)',
      'word',
      '&amp;',
      '<b>',
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

test('whatever is written, masked and marked HTML is as safe as it was, and reads the same but for the dots', () => {
  fc.assert(
    fc.property(source, (written) => {
      const html = renderComment(written);
      const masked = maskHtml(masks, html).html;
      expect(violations(masked, walls.comment)).toEqual([]);
      expect(maskHtml(masks, masked).html).toBe(masked);
      expect(readHtml(masked).text).not.toMatch(/(^|\s)damn(\s|$)/i);
      const { text } = readHtml(html);
      const half = Math.floor(text.length / 2);
      const marked = markHtml(html, [{ start: 0, end: half }]);
      expect(marked.replace(/<\/?mark>/g, '')).toBe(html);
      expect(plainText(marked)).toBe(plainText(html));
    }),
    { numRuns: 300 },
  );
});

test('every unit of the words has its place in the HTML', () => {
  fc.assert(
    fc.property(source, (written) => {
      const html = renderComment(written);
      const words = readHtml(html);
      expect(words.from).toHaveLength(words.text.length);
      expect(changeWords(html, words, [{ start: 0, end: words.text.length }], (piece) => piece)).toBe(html);
    }),
    { numRuns: 200 },
  );
});
