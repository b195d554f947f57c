import { expect, test } from 'vitest';
import type { Actor } from './actor';
import { can, type Permission } from './can';

const actor = (kind: Actor['kind']) => ({ kind, personId: 1, name: 'Ada', sessionId: 's' }) as Actor;

test('guests may answer, report and thank, and nothing else', () => {
  const asked: Permission[] = [
    'comment.decide',
    'desk.enter',
    'post.write',
    'page.write',
    'log.read',
    'settings.change',
    'people.manage',
  ];
  for (const permission of ['comment.submit', 'comment.report', 'comment.thank'] as const) {
    expect(can(actor('guest'), permission)).toBe(true);
  }
  for (const permission of asked) expect(can(actor('guest'), permission)).toBe(false);
});

test('authors write posts but do not judge comments', () => {
  expect(can(actor('author'), 'post.write')).toBe(true);
  expect(can(actor('author'), 'comment.decide')).toBe(false);
  expect(can(actor('author'), 'post.write-others')).toBe(false);
});

test('only owners change settings and roles', () => {
  for (const kind of ['member', 'author', 'editor'] as const) {
    expect(can(actor(kind), 'settings.change')).toBe(false);
    expect(can(actor(kind), 'people.manage')).toBe(false);
  }
  expect(can(actor('owner'), 'people.manage')).toBe(true);
});
