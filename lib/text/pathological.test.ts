import { expect, test } from 'vitest';
import { violations, walls } from '@/lib/text/corpus/strict';
import { renderComment } from '@/lib/text/markdown';
import { renderPost } from '@/lib/text/post';

const COMMENT_MAX = 4_000; // characters: the cap of a comment

/** Sources whose cost grows faster than their length in one Markdown parser or another: (n) => source. */
const cases: Record<string, (n: number) => string> = {
  'strong within emphasis': (n) => `${'*a **a '.repeat(n)}b${' a** a*'.repeat(n)}`,
  'closing emphasis that was never opened': (n) => 'a_ '.repeat(n),
  'emphasis opened and never closed': (n) => '_a '.repeat(n),
  'link texts closed and never opened': (n) => 'a]'.repeat(n),
  'link texts opened and never closed': (n) => '[a'.repeat(n),
  'emphasis that does not match': (n) => '*a_ '.repeat(n),
  'openers and closers whose lengths add up to three': (n) => `a**b${'c* '.repeat(n)}`,
  'links and emphasis that cross': (n) => '[ a_'.repeat(n),
  'emphasis before a link text': (n) => `**x [a*b**c*](d)${'*a'.repeat(n)}`,
  'quotation signs': (n) => `${'> '.repeat(n)}a`,
  'square brackets within each other': (n) => `${'['.repeat(n)}a${']'.repeat(n)}`,
  'brackets and backslashes': (n) => '[\\'.repeat(n),
  'pictures within each other': (n) => `${'!['.repeat(n)}a${']()'.repeat(n)}`,
  'runs of backticks, each longer': (n) =>
    Array.from({ length: Math.min(n, 1500) }, (_, at) => `e${'`'.repeat(at)}`).join(''),
  'unclosed addresses': (n) => '[a](<b'.repeat(n),
  'unclosed addresses without brackets': (n) => '[a](b'.repeat(n),
  'round brackets in an address': (n) => `[a](${'('.repeat(n)}`,
  'titles never closed': (n) => '[a](b "'.repeat(n),
  'lists within lists': (n) => Array.from({ length: Math.min(n, 1000) }, (_, at) => `${'  '.repeat(at)}* a\n`).join(''),
  'list signs in one line': (n) => '- '.repeat(n),
  'numbers in one line': (n) => '1. '.repeat(n),
  'quotations of lists of quotations': (n) => `${'> - '.repeat(n)}a`,
  entities: (n) => '&#x41;&amp;&copy;&;'.repeat(n),
  'angle brackets': (n) => '<'.repeat(n),
  'declarations and comments': (n) => '<!A <!-- <?a <![CDATA['.repeat(n),
  'comments never closed': (n) => `</${'<!--'.repeat(n)}`,
  'tags with endless attributes': (n) => `<a ${'b="'.repeat(n)}`,
  'references to themselves': (n) =>
    Array.from({ length: Math.min(n, 5000) }, (_, at) => `[${at}]: <${at}>\n`).join('') + '[0] '.repeat(n),
  'many references, one word': (n) => `[a]: b\n\n${'[a][] '.repeat(n)}`,
  'tables of one column': (n) => `|a|\n|-|\n${'|b\n'.repeat(n)}`,
  'tables of many columns': (n) => `${'|a'.repeat(n)}\n${'|-'.repeat(n)}\n${'|b\n'.repeat(Math.min(n, 300))}`,
  footnotes: (n) => `${'[^1]'.repeat(n)}\n\n[^1]: ${'[^1] '.repeat(n)}`,
  'footnotes within footnotes': (n) => '^[a '.repeat(n),
  'addresses without end': (n) => 'https://'.repeat(n),
  'addresses of many dots': (n) => `https://${'a.'.repeat(n)}`,
  'mail addresses': (n) => 'mailto:a@'.repeat(n),
  'underscores between words': (n) => 'a_b'.repeat(n),
  'line ends': (n) => '\n'.repeat(n),
  'hard line ends': (n) => 'a  \n'.repeat(n),
  tabs: (n) => `${'\t'.repeat(n)}a`,
  fences: (n) => '```\n~~~\n'.repeat(n),
  stars: (n) => '*'.repeat(n),
  'stars and spaces': (n) => '* '.repeat(n),
  strikes: (n) => '~~a'.repeat(n),
  NUL: (n) => '\u0000'.repeat(n),
  marks: (n) => `a${'\u0301'.repeat(n)}`,
};

const names = Object.keys(cases);

test.each(names)(
  '%s: in full size in less than five seconds',
  (name) => {
    const source = cases[name]!(50_000).slice(0, 300_000);
    const started = performance.now();
    const html = renderComment(source);
    const post = renderPost(source).html;
    expect(performance.now() - started).toBeLessThan(10_000); // both
    expect(html.length).toBeLessThan(source.length * 60 + 1000);
    expect(post.length).toBeLessThan(source.length * 60 + 1000);
  },
  30_000,
);

test('each, as long as a comment may be, in no time', () => {
  const slow: string[] = [];
  renderComment('warm *up* https://a.example');
  for (const name of names) {
    const source = cases[name]!(COMMENT_MAX).slice(0, COMMENT_MAX);
    const took = Math.min(...[1, 2, 3].map(() => time(() => renderComment(source))));
    if (took > 250) slow.push(`${name}: ${Math.round(took)} ms`); // 50 ms on an idle machine
    expect(violations(renderComment(source), walls.comment), name).toEqual([]);
  }
  expect(slow).toEqual([]);
}, 60_000);

function time(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}
