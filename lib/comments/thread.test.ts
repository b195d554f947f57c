import { expect, test } from 'vitest';
import { type PublicComment, toThread } from './thread';

const comment = (id: number, more: Partial<PublicComment> = {}): PublicComment => ({
  id,
  authorName: `Writer ${id}`,
  authorRole: 'guest',
  authorHandle: null,
  webAddress: null,
  wroteThisPost: false,
  sentAt: new Date(Date.UTC(2026, 2, 6, 9, id)),
  editedAt: null,
  editorEditedAt: null,
  html: `<p>${id}</p>`,
  quote: '',
  parentId: null,
  pinned: false,
  featured: false,
  useful: 0,
  kind: 'comment',
  ...more,
});
const ids = (branches: { id: number }[]) => branches.map((branch) => branch.id);

test('answers hang from what they answer, oldest first at every level', () => {
  const thread = toThread(
    [comment(5, { parentId: 1 }), comment(2), comment(1), comment(4, { parentId: 1 }), comment(6, { parentId: 4 })],
    [],
  );
  expect(ids(thread)).toEqual([1, 2]);
  expect(ids(thread[0]!.replies)).toEqual([4, 5]);
  expect(thread[0]!.replies[0]!.parentAuthorName).toBe('Writer 1');
  expect(ids(thread[0]!.replies[0]!.replies)).toEqual([6]);
});

test('a pinned comment comes first at the top, and only there', () => {
  const thread = toThread([comment(1), comment(2), comment(3, { pinned: true }), comment(4, { parentId: 1 })], []);
  expect(ids(thread)).toEqual([3, 1, 2]);
  const below = toThread([comment(1), comment(2, { parentId: 1 }), comment(3, { parentId: 1, pinned: true })], []);
  expect(ids(below[0]!.replies)).toEqual([2, 3]);
});

test('what is gone keeps its place, without its words or its writer', () => {
  const sentAt = new Date(Date.UTC(2026, 2, 6, 8));
  const thread = toThread(
    [comment(9, { parentId: 8 })],
    [
      { id: 7, parentId: null, sentAt, state: 'rejected' },
      { id: 8, parentId: 7, sentAt, state: 'withdrawn' },
    ],
  );
  expect(thread[0]).toMatchObject({
    id: 7,
    state: 'gone',
    goneWords: 'Removed by an editor.',
    authorName: '',
    html: '',
  });
  expect(thread[0]!.replies[0]).toMatchObject({ id: 8, goneWords: 'Withdrawn by its writer.' });
  expect(thread[0]!.replies[0]!.replies[0]).toMatchObject({ id: 9, state: 'approved', parentAuthorName: null });
});

test('a comment that waits again after an edit holds its answers without showing its words', () => {
  const sentAt = new Date(Date.UTC(2026, 2, 6, 8));
  const [branch] = toThread([comment(9, { parentId: 8 })], [{ id: 8, parentId: null, sentAt, state: 'pending' }]);
  expect(branch).toMatchObject({ state: 'gone', goneWords: 'Hidden until an editor has read it again.' });
});

test('a chain of 20,000 answers is no trouble', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => comment(i + 1, { parentId: i === 0 ? null : i }));
  let branch = toThread(chain, [])[0];
  let depth = 0;
  while (branch) {
    depth += 1;
    branch = branch.replies[0];
  }
  expect(depth).toBe(20_000);
});
