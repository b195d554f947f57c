import { expect, test } from 'vitest';
import { renderComment } from '@/lib/text/markdown';
import { countLinks } from './links';

test('every link counts, however it was written, and nothing else does', () => {
  expect(countLinks(renderComment('[a](https://one.example) https://two.example <https://three.example>'))).toBe(3);
  expect(countLinks(renderComment('`https://code.example` <a href="https://typed.example">'))).toBeLessThan(2);
  expect(countLinks(renderComment('An abbreviation, an article.'))).toBe(0);
});
