import { expect, test } from 'vitest';
import { findMatches } from '@/lib/rules/find-matches';
import { readHtml } from '@/lib/rules/html-words';
import type { Rule } from '@/lib/rules/rule';
import { compileRules } from '@/lib/rules/rule-set';
import { readCase } from './read-case';

const rule = (id: number, pattern: string, effect: Rule['effect'] = 'hold'): Rule => ({
  id,
  kind: 'words',
  pattern,
  effect,
  inflected: true,
  lookalikes: true,
  exceptions: '',
});
const nothing = { heldFor: '', wordRuleId: null, spamChance: null, isGuest: true, earlier: 3 };

function read(html: string, rules: Rule[] = [], more: object = {}) {
  const matches = findMatches(compileRules(rules, 'en'), readHtml(html).text);
  return readCase({ html, matches, ...nothing, ...more });
}

test('the words that a rule held are marked with the number of its reason', () => {
  const held = { heldFor: 'says “kill” (rule “kill”)', wordRuleId: 7 };
  const { html, because } = read('<p>Anyone could <em>kill</em> the buzzer.</p>', [rule(7, 'kill')], held);
  expect(html).toBe('<p>Anyone could <em><mark>kill<sup>1</sup></mark></em> the buzzer.</p>');
  expect(because).toEqual([{ lead: 'Says “kill” (rule “kill”).', rest: '' }]);
});

test('words of other rules have numbers of their own; a mask says what readers see', () => {
  const { html, because } = read('<p>bloody buzzer, bloody kill</p>', [rule(3, 'bloody', 'mask'), rule(7, 'kill')]);
  expect(html.match(/<sup>\d<\/sup>/g)).toEqual(['<sup>1</sup>', '<sup>1</sup>', '<sup>2</sup>']);
  expect(because.map(({ rest }) => rest)).toEqual(['Readers see dots in its place.', '']);
});

test('a link is followed by where it really leads, and both have the number of its note', () => {
  const { html, because } = read('<p>See <a href="https://evil.example/a?x=1&amp;y=%3Cb%3E">bank.example</a></p>');
  expect(html).toContain('bank.example<sup>1</sup></a> <small dir="ltr">evil.example/a?x=1&amp;y=%3Cb%3E</small>');
  expect(because).toEqual([{ lead: 'A link.', rest: 'evil.example/a?x=1&y=%3Cb%3E' }]);
});

test('many links are noted up to a number, and nothing that is marked makes a tag of words', () => {
  const many = Array.from({ length: 12 }, (_, at) => `<a href="https://shop-${at}.example/">s</a>`).join(' ');
  const { html, because } = read(`<p>${many} &lt;b&gt;kill&lt;/b&gt;</p>`, [rule(7, 'kill')]);
  expect(because.at(-1)).toEqual({ lead: '4 more links.', rest: '' });
  expect(html).toContain('&lt;b&gt;<mark>kill<sup>1</sup></mark>&lt;/b&gt;');
});

test('what else helps comes after: a first answer, a score', () => {
  expect(read('<p>Hello</p>', [], { earlier: 0, spamChance: 0.081 }).because).toEqual([
    { lead: 'A first answer.', rest: 'Nothing by this guest before.' },
    { lead: 'Spam score 0.08.', rest: '' },
  ]);
});
