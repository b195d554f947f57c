import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { violations, walls } from '@/lib/text/corpus/strict';
import { xssStrings } from '@/lib/text/corpus/xss';
import { renderPost } from '@/lib/text/post';
import type { Picture } from '@/lib/text/sanitize';

const tree: Picture = {
  src: '/media/7.jpg',
  width: 1200,
  height: 800,
  srcset: '/media/7-600.jpg 600w, /media/7.jpg 1200w',
  sizes: '66ch',
};
const library = { picture: (name: string) => (name === 'tree.jpg' || name === 'my tree.jpg' ? tree : null) };
const html = (source: string) => renderPost(source, library).html;

describe('headings', () => {
  test('begin at h2, leave no step out and end at h4, whatever the writer counts from', () => {
    expect(
      renderPost('### One\n\n##### Two\n\n# Three\n\n## Four\n\n### Five\n\n#### Six').headings.map(
        ({ level }) => level,
      ),
    ).toEqual([2, 3, 2, 3, 4, 4]);
  });

  test('have ids of their own, and make the outline', () => {
    const post = renderPost('# Fish & *chips*\n\n# Fish and chips\n\n# 日本\n\n# 日本');
    expect(post.headings).toEqual([
      { level: 2, id: 'user-content-fish-and-chips', text: 'Fish & chips' },
      { level: 2, id: 'user-content-fish-and-chips-2', text: 'Fish and chips' },
      { level: 2, id: 'user-content-post', text: '日本' },
      { level: 2, id: 'user-content-post-2', text: '日本' },
    ]);
    for (const { id } of post.headings) expect(post.html).toContain(`id="${id}"`);
  });
});

describe('pictures', () => {
  test('alone in a paragraph: a figure, with its caption, its sizes, and loaded when it is near', () => {
    expect(html('![A tree](tree.jpg "By the *river*")')).toBe(
      '<figure><img width="1200" height="800" src="/media/7.jpg" srcset="/media/7-600.jpg 600w, /media/7.jpg 1200w" sizes="66ch" alt="A tree" loading="lazy" decoding="async" /><figcaption dir="auto">By the <em>river</em></figcaption></figure>',
    );
    expect(html('![](<my tree.jpg>)')).toContain('src="/media/7.jpg"');
  });

  test('in a line of words: a picture without a figure', () => {
    expect(html('See ![A tree](tree.jpg) here.')).toMatch(/<p dir="auto">See <img [^>]+> here\.<\/p>/);
  });

  test('several in one paragraph: a gallery', () => {
    expect(html('![a](tree.jpg)\n![b](tree.jpg)').match(/<figure>/g)).toHaveLength(2);
    expect(html('![a](tree.jpg)\n![b](tree.jpg)')).toContain('<div class="gallery">');
  });

  test("elsewhere: a link, so that no reader's browser is sent there unasked", () => {
    expect(html('![A tree](https://far.example/tree.jpg)')).toBe(
      '<figure><a href="https://far.example/tree.jpg">A tree</a></figure>',
    );
    expect(html('![A tree](unknown.jpg)')).not.toContain('<img');
  });
});

describe('quotations', () => {
  test('with a dash in the last line have a source', () => {
    const quoted = html('> To be *or* not\n> — A Prince, [Play](/plays)');
    expect(quoted).toContain(
      '<blockquote dir="auto">\n<p dir="auto">To be <em>or</em> not</p>\n</blockquote>\n<figcaption dir="auto">A Prince, <a href="/plays">Play</a></figcaption>',
    );
    expect(quoted.startsWith('<figure class="quotation">')).toBe(true);
    expect(html('> One\n>\n> Two\n>\n> -- Somebody')).toContain(
      '<p dir="auto">Two</p>\n</blockquote>\n<figcaption dir="auto">Somebody</figcaption>',
    );
  });

  test('without one have none, nor does a list in a quotation make one', () => {
    expect(html('> Words - and words')).not.toContain('figcaption');
    expect(html('> - one\n> - — two')).not.toContain('figcaption');
  });

  test('pulled words are set beside the text, and not read out twice', () => {
    expect(html('> [!pull] Large *words*')).toBe(
      '<aside class="pull" aria-hidden="true">\n<p dir="auto">Large <em>words</em></p>\n</aside>',
    );
    expect(html('> [!pull]\n> Large words')).toContain('<p dir="auto">Large words</p>');
  });
});

test('the empty corner of a table is no header', () => {
  const table = html('| | a |\n|---|---|\n| b | 1 |');
  expect(table).toContain('<td></td>\n<th scope="col">a</th>');
  expect(table.match(/<th/g)).toHaveLength(2); // with thead
});

test('tables scroll in a frame that the keyboard reaches, with a caption', () => {
  const table = html('| a | b |\n|:--|--:|\n| 1 | 2 |\n\nTable: Small *numbers*');
  expect(table).toContain(
    '<div class="scroll" role="region" aria-label="Small *numbers*" tabindex="0">\n<table>\n<caption dir="auto">Small <em>numbers</em></caption>',
  );
  expect(table).toContain('<th class="has-text-align-right" scope="col">b</th>');
  expect(table).not.toContain('style');
  expect(table).not.toContain('Table:');
});

test('footnotes lead there and back', () => {
  const notes = html('One[^a] two[^b] three[^a].\n\n[^a]: Note.\n[^b]: Other.');
  expect(notes).toContain('<a href="#user-content-fn-1" id="user-content-fnref-1" role="doc-noteref">1</a>');
  expect(notes).toContain('id="user-content-fnref-1-2"');
  expect(notes).toContain('<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">');
  for (const [, id] of notes.matchAll(/href="#([^"]+)"/g)) expect(notes).toContain(`id="${id}"`);
  expect(notes).toContain('aria-label="Back to reference 1, place 2"');
});

test('code keeps its language', () => {
  expect(html('```c++\na < b\n```')).toBe(
    '<pre dir="auto" tabindex="0"><code class="language-c++">a &lt; b\n</code></pre>',
  );
});

test('links within the site and to places on the page are links; others must be written out', () => {
  expect(html('[a](/b) [c](#d) [e](f/g)').match(/<a /g)).toHaveLength(3);
  expect(html('[a](//b.example) [d](javascript:x) [e](data:x)')).not.toContain('<a ');
});

test('no attack and no naughty string gets through, by itself or in the special places', () => {
  const frames = [
    '{}',
    '> {}\n> — {}',
    '> [!pull] {}',
    '| {} |\n|---|\n| {} |\n\nTable: {}',
    '![{}](tree.jpg "{}")',
    '# {}',
    'a[^1]\n\n[^1]: {}',
    '![x]({})',
  ];
  for (const source of [...xssStrings, ...naughtyStrings]) {
    for (const frame of frames) {
      const rendered = renderPost(
        frame.replaceAll('{}', () => source),
        library,
      ).html;
      expect(violations(rendered, walls.post), `${frame} ${source}`).toEqual([]);
    }
  }
}, 60_000);

test('any text at all is rendered, safely', () => {
  const signs = fc
    .array(
      fc.constantFrom(
        '*',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '!',
        '\n',
        '\n\n',
        '    ',
        '- ',
        '> ',
        '> [!pull] ',
        '— x',
        '"',
        '| a |\n|---|\n',
        'Table: x',
        '[^1]',
        '[^1]: ',
        '# ',
        '![',
        '](tree.jpg "t")',
        'a',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(signs, (source) => {
      expect(violations(renderPost(source, library).html, walls.post)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
