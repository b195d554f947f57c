import { expect, test } from 'vitest';
import { type ActName, keysOf } from '@/lib/desk/keys';
import { commandsFor, fitting } from './commands';

const pages = [{ name: 'Settings', href: '/desk/settings' }];
const all = (present: ActName[], mayDecide = true) => commandsFor(new Set(present), keysOf({}), pages, mayDecide);

test('only what can be done on this page is offered, with its present key', () => {
  const acts = commandsFor(new Set<ActName>(['approve', 'undo', 'palette']), keysOf({ undo: 'z' }), [], false);
  expect(acts.map(({ name, note }) => [name, note])).toEqual([
    ['Approve', 'A'],
    ['Undo', 'Z'],
  ]);
});

test('whoever does not decide is offered no views', () => {
  expect(all([], false).map(({ group }) => group)).toEqual(['Pages of the desk']);
  expect(all([]).some(({ name }) => name === 'Held by rule')).toBe(true);
});

test('what is typed fits by the beginnings of words, in any order', () => {
  const names = (typed: string) => fitting(all(['approve', 'answer']), typed).map(({ name }) => name);
  expect(names('appr')).toEqual(['Approve', 'Approve and answer', 'Approved']);
  expect(names('ans appr')).toEqual(['Approve and answer']);
  expect(names('held')).toEqual(['Held by rule']);
  expect(names('views spam')).toEqual(['Spam']);
  expect(names('zzz')).toEqual([]);
  expect(names('').length).toBe(all(['approve', 'answer']).length);
});

test('no two commands share an id', () => {
  const ids = all(['approve', 'answer', 'undo']).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
