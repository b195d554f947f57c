import { expect, test } from 'vitest';
import { type Actor, actorOf } from './actor';
import { reaches } from './scope';

const person = { id: 1, name: 'Ada', isBanned: false, tagIds: [3, 5] };

test('an editor of chosen tags reaches what has one of them, and nothing else', () => {
  const editor = actorOf({ ...person, role: 'editor' }, 's');
  expect(reaches(editor, [5, 9])).toBe(true);
  expect(reaches(editor, [9])).toBe(false);
  expect(reaches(editor, [])).toBe(false);
});

test('an editor without tags, an owner and the site itself reach everything', () => {
  const everything: Actor[] = [
    actorOf({ ...person, role: 'editor', tagIds: [] }, 's'),
    actorOf({ ...person, role: 'owner' }, 's'),
    { kind: 'system', personId: null },
  ];
  for (const actor of everything) expect(reaches(actor, [])).toBe(true);
});

test('whoever is banned is a member, whatever their office', () => {
  for (const role of ['owner', 'editor', 'author', 'member', 'reader'] as const) {
    expect(actorOf({ ...person, role, isBanned: true }, 's').kind).toBe('member');
  }
});
