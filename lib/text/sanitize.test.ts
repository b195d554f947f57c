import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { violations, walls } from '@/lib/text/corpus/strict';
import { xssStrings } from '@/lib/text/corpus/xss';
import { plainText } from '@/lib/text/plain';
import { sanitizeImported, sanitizeImportedComment } from '@/lib/text/sanitize';

describe('what is carried over', () => {
  test('figures, captions, galleries and the classes that place them', () => {
    const figure =
      '<figure class="wp-caption alignright"><figcaption class="wp-caption-text">By the river</figcaption></figure>';
    expect(sanitizeImported(figure)).toBe(figure);
    expect(
      sanitizeImported('<div id="gallery-1" class="gallery galleryid-5 gallery-columns-3 evil"><b>x</b></div>'),
    ).toBe('<div id="user-content-gallery-1" class="gallery gallery-columns-3"><b>x</b></div>');
  });

  test('tables, lists, definitions, quotations, code, sub and sup, details, other directions and languages', () => {
    const rich =
      '<table><caption>c</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>' +
      '<ol start="3" type="a"><li value="4">x</li></ol><dl><dt>t</dt><dd>d</dd></dl><blockquote cite="https://a.example">q</blockquote>' +
      '<pre><code class="language-js">x</code></pre><p dir="rtl" lang="he">H<sub>2</sub><sup>n</sup> <abbr title="t">a</abbr></p><details open><summary>s</summary>d</details>';
    expect(sanitizeImported(rich)).toBe(rich.replace('<details open>', '<details open>'));
  });

  test('pictures keep their measures and words', () => {
    expect(
      sanitizeImported(
        '<img class="alignleft size-medium wp-image-5" src="//a.example/x.jpg" alt="A &quot;tree&quot;" width="300" height="200" onload=x>',
      ),
    ).toBe(
      '<img class="alignleft size-medium" width="300" height="200" src="https://a.example/x.jpg" alt="A &quot;tree&quot;" loading="lazy" decoding="async" />',
    );
    expect(sanitizeImported('<img src=/x.png>')).toContain('alt=""');
  });

  test('a picture in the library is shown, one that is not becomes a link', () => {
    const picture = (name: string) =>
      name === 'https://a.example/x.jpg'
        ? { src: '/media/1.jpg', width: 3, height: 2, srcset: '/media/1-3.jpg 3w, /media/1.jpg 6w', sizes: '66ch' }
        : null;
    expect(sanitizeImported('<img src="https://a.example/x.jpg" alt="Tree" class="alignleft">', { picture })).toBe(
      '<img class="alignleft" width="3" height="2" src="/media/1.jpg" srcset="/media/1-3.jpg 3w, /media/1.jpg 6w" sizes="66ch" alt="Tree" loading="lazy" decoding="async" />',
    );
    expect(sanitizeImported('<img src="https://b.example/y.jpg" alt="River">', { picture })).toBe(
      '<a href="https://b.example/y.jpg">River</a>',
    );
  });

  test('frames and players become links', () => {
    expect(sanitizeImported('<iframe src="https://video.example/embed/1" width=5></iframe>')).toBe(
      '<a href="https://video.example/embed/1">video.example</a>',
    );
    expect(sanitizeImported('<video controls><source src="https://v.example/a.mp4"></video>')).toContain(
      '<a href="https://v.example/a.mp4">',
    );
    expect(sanitizeImported('<iframe src="javascript:alert(1)"></iframe>')).not.toContain('<a');
  });

  test('old tags become their heirs', () => {
    expect(
      sanitizeImported(
        '<center><font color=red><strike>a</strike> <tt>b</tt></font></center><acronym title="x">c</acronym>',
      ),
    ).toBe('<div class="aligncenter"><span><s>a</s> <code>b</code></span></div><abbr title="x">c</abbr>');
  });
});

test('headings begin at h2 and leave no step out', () => {
  expect(sanitizeImported('<h1>a</h1><h4>b</h4><h6>c</h6><h2>d</h2><h1>e</h1>').match(/<h\d/g)).toEqual([
    '<h2',
    '<h3',
    '<h4',
    '<h3',
    '<h2',
  ]);
});

test('no id can take the place of a property, and links to places follow', () => {
  for (const name of [
    'cookie',
    'forms',
    'getElementById',
    'location',
    'body',
    'currentScript',
    '__proto__',
    'constructor',
    'firstChild',
    'querySelector',
    'defaultView',
    'domain',
    'all',
    'write',
    'scripts',
    'approve',
  ]) {
    const html = sanitizeImported(
      `<a id="${name}" name="${name}" href="#${name}">x</a><img name="${name}" id=${name} src=/x.png>`,
    );
    expect(html).not.toMatch(new RegExp(`(?:id|name)="${name}"`));
    expect(html).toContain(`href="#user-content-${name}"`);
  }
});

describe('comments from elsewhere', () => {
  test('keep words, emphasis, quotations, lists, code and links, and nothing else', () => {
    expect(
      sanitizeImportedComment(
        '<div class=x><h2>T</h2><p style="color:red">a <strong>b</strong> <a href="https://a.example" onclick=x rel=dofollow>c</a> <img src=https://a.example/x.png></p></div>',
      ),
    ).toBe('T<p>a <strong>b</strong> <a href="https://a.example" rel="ugc nofollow noopener">c</a> </p>');
  });
});

test('a tag that is renamed and thrown away does not change how the next one ends', () => {
  expect(sanitizeImportedComment('<section></section><p>a</p><center></center><p>b</p><a href="#x"></a><p>c</p>')).toBe(
    '<p>a</p><p>b</p><span></span><p>c</p>',
  );
});

test('no attack and no naughty string gets through', () => {
  for (const source of [...xssStrings, ...naughtyStrings]) {
    expect(violations(sanitizeImported(source), walls.post), source).toEqual([]);
    expect(violations(sanitizeImportedComment(source), walls.comment), source).toEqual([]);
  }
});

test('style, event and scheme leave no trace in any attribute', () => {
  for (const source of xssStrings) {
    for (const html of [sanitizeImported(source), sanitizeImportedComment(source)]) {
      for (const [tag] of html.matchAll(/<[^>]*>/g))
        expect(tag).not.toMatch(/\son\w+|\sstyle|javascript:|data:|srcdoc|formaction|xlink/i);
    }
  }
});

describe('depth', () => {
  test.each([2_000, 10_000, 100_000])('%i nested tags come back as their words', (depth) => {
    const sources = [
      `${'<div>'.repeat(depth)}words<img src=x onerror=alert(1)>`,
      `${'<div>'.repeat(depth)}words${'</div>'.repeat(depth)}`,
      `${'<b></x>'.repeat(depth)}words`,
      `${'<div title="</div>">'.repeat(depth)}words`,
      `${'<!----><i>'.repeat(depth)}words${'</u>'.repeat(depth)}`,
      `${'<svg>'.repeat(depth)}words`,
      `${'<table><tr><td>'.repeat(depth / 2)}words`,
    ];
    for (const source of sources) {
      for (const html of [sanitizeImported(source), sanitizeImportedComment(source)]) {
        expect(html).toContain('words');
        expect(html.length).toBeLessThan(source.length * 6 + 100);
        expect(violations(html, walls.post)).toEqual([]);
      }
      expect(plainText(source)).toContain('words');
    }
  });

  test('ninety levels are nothing unusual', () => {
    const html = `${'<div>'.repeat(90)}words${'</div>'.repeat(90)}`;
    expect(sanitizeImported(html)).toBe(html);
  });

  test('thousands of paragraphs and items that nobody closed are no depth', () => {
    expect(sanitizeImported('<p>a'.repeat(3000)).match(/<p>/g)).toHaveLength(3000);
    expect(sanitizeImported(`<ul>${'<li>a'.repeat(3000)}</ul>`).match(/<li>/g)).toHaveLength(3000);
  });
});

const names =
  'p div span a b i h1 h2 h5 ul li table tr td img br iframe svg math style script noscript template form input xmp title textarea select option blockquote pre code figure video source object embed center x-y'.split(
    ' ',
  );
const pieces = fc.oneof(
  fc.constantFrom(...names).map((name) => `<${name}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom('href', 'src', 'id', 'name', 'class', 'style', 'onclick', 'dir', 'width', 'title', 'alt', 'cite'),
      fc.constantFrom(
        'x',
        '"x"',
        "'</p>'",
        '"&quot;>"',
        '"javascript:x"',
        '//a.example',
        '"https://a.example/?a&b"',
        '#x',
        'rtl',
        'alignleft',
        '',
        '"&lt;b&gt;"',
      ),
    )
    .map(([name, attribute, value]) => `<${name} ${attribute}=${value}>`),
  fc.constantFrom(
    'text',
    ' ',
    '&amp;',
    '&lt;b&gt;',
    '&',
    '<',
    '>',
    '"',
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '&colon;',
    '<!x>',
    '<?x?>',
    '\u0000',
    '\n',
  ),
);

test('made safe again, it stays as it is', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const html = sanitizeImported(parts.join(''));
      expect(violations(html, walls.post)).toEqual([]);
      expect(sanitizeImported(html)).toBe(html);
      const comment = sanitizeImportedComment(parts.join(''));
      expect(violations(comment, walls.comment)).toEqual([]);
      expect(sanitizeImportedComment(comment)).toBe(comment);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);
