import { expect, test } from 'vitest';
import { renderComment } from '@/lib/text/markdown';
import type { Effect, Rule } from './rule';
import { compileRules } from './rule-set';
import { heldInstead, judgeWords } from './verdict';

const rule = (id: number, pattern: string, effect: Effect, kind: Rule['kind'] = 'words'): Rule => ({
  id,
  kind,
  pattern,
  effect,
  inflected: true,
  lookalikes: true,
  exceptions: '',
});

const set = compileRules(
  [
    rule(1, 'kettle', 'hold'),
    rule(2, 'viagra', 'spam'),
    rule(3, 'scoundrel', 'refuse'),
    rule(4, 'damn', 'mask'),
    rule(5, '\\d{3}-\\d{4}', 'hold', 'pattern'),
  ],
  'en',
);
const judged = (written: string, name = 'Ash Birch') => judgeWords(set, renderComment(written), name);

test('refusing is stronger than binning, binning than holding; masking decides nothing', () => {
  expect(judged('A scoundrel with viagra and a kettle, damn it')).toMatchObject({ effect: 'refuse', ruleId: 3 });
  expect(judged('Viagra and a kettle, damn it')).toMatchObject({ effect: 'spam', ruleId: 2 });
  expect(judged('A kettle, damn it')).toMatchObject({ effect: 'hold', ruleId: 1 });
  expect(judged('Damn it')).toBeNull();
  expect(judged('Nothing of the kind')).toBeNull();
});

test('the reason names the words as they were written, and the rules', () => {
  expect(judged('Two kettles; call 555-0199')?.reason).toBe(
    'says “kettles” and “555-0199” (rule “kettle”, pattern “\\d{3}-\\d{4}”)',
  );
  expect(judged('v1agra')?.reason).toBe('says “v1agra” (rule “viagra”)');
});

test('what a writer is told is about their words', () => {
  expect(judged('You sc0undrels')?.forWriter).toMatch(/^We publish no answers that say “sc0undrels”\. .*still here\.$/);
});

test('links are read, also where their words say nothing', () => {
  expect(judged('[here](https://cheap-viagra.example/kettle)')).toMatchObject({
    effect: 'spam',
    reason: 'links to “viagra” (rule “viagra”)',
  });
});

test('a name is read too; it cannot be masked, so an answer that is signed with such a word is held', () => {
  expect(judged('Hello', 'Kettle')).toMatchObject({
    effect: 'hold',
    inName: true,
    reason: 'is signed with “Kettle” (rule “kettle”)',
  });
  expect(judged('Hello', 'Damn Good')).toMatchObject({ effect: 'hold', ruleId: 4 });
  expect(judged('Hello', 'Old Scoundrel')?.forWriter).toContain('sign with another name');
});

test('where nobody is there to say it otherwise, what would be refused is held', () => {
  const refused = judged('scoundrel')!;
  expect(heldInstead(refused)).toMatchObject({ effect: 'hold', ruleId: 3 });
  expect(heldInstead(judged('viagra')!).effect).toBe('spam');
});
