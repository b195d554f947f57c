import { expect, test } from 'vitest';
import { violations, walls } from '@/lib/text/corpus/strict';

test('the strict reader sees what it is there to see', () => {
  const bad = [
    '<script>1</script>',
    '<p onclick="x">x</p>',
    '<p>x',
    '</p>',
    '<p><b></p></b>',
    '<a href="javascript:x">x</a>',
    '<a href=https://x.example>x</a>',
    '<a href="/path">x</a>',
    '<img src="https://x.example" />',
    'a < b',
    'a > b',
    'a & b',
    '&colon;',
    '<p class="a"b">x</p>',
    '<br>',
    '<P>x</P>',
    '<!-- x -->',
    '<a href="java\nscript:x">x</a>',
    '<p style="x">y</p>',
  ];
  for (const html of bad) expect(violations(html, walls.comment), html).not.toEqual([]);
  expect(
    violations('<p dir="auto">a &amp; b<br /> <a href="https://x.example/?a=1&amp;b=2">c</a></p>', walls.comment),
  ).toEqual([]);
});
