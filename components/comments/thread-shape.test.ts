import { expect, test } from 'vitest';
import { authorsAnswers, type Shown, shapeOf, textFragment } from '@/components/comments/thread-shape';
import type { Branch } from '@/lib/comments/thread';

function branch(id: number, replies: Branch[] = [], given: Partial<Branch> = {}): Branch {
  return {
    id,
    replies,
    state: 'approved',
    authorName: `Person ${id}`,
    authorRole: 'guest',
    authorHandle: null,
    webAddress: null,
    wroteThisPost: false,
    sentAt: new Date(0),
    editedAt: null,
    editorEditedAt: null,
    html: '',
    quote: '',
    parentId: null,
    parentAuthorName: null,
    pinned: false,
    featured: false,
    useful: 0,
    kind: 'comment',
    ...given,
  };
}

const outline = (shown: Shown[]): unknown =>
  shown.map(({ branch, isFlat, replies }) => [isFlat ? `${branch.id}*` : branch.id, outline(replies)]);

test('beyond the last level, what hangs below a comment follows it in reading order and says whom it answers', () => {
  const thread = [branch(1, [branch(2, [branch(3, [branch(5)]), branch(4)]), branch(6)]), branch(7)];
  expect(outline(shapeOf(thread, 2))).toEqual([
    [
      1,
      [
        [2, []],
        ['3*', []],
        ['5*', []],
        ['4*', []],
        [6, []],
      ],
    ],
    [7, []],
  ]);
  expect(outline(shapeOf(thread, 1))).toEqual([1, '2*', '3*', '5*', '4*', '6*', 7].map((id) => [id, []]));
  expect(outline(shapeOf(thread, 8))).toEqual([
    [
      1,
      [
        [
          2,
          [
            [3, [[5, []]]],
            [4, []],
          ],
        ],
        [6, []],
      ],
    ],
    [7, []],
  ]);
});

test('a thread of any depth is shaped without exhausting the stack', () => {
  let deep = branch(0);
  for (let id = 1; id <= 50_000; id++) deep = branch(id, [deep], { wroteThisPost: id === 7 });
  const [top] = shapeOf([deep], 4);
  expect(top!.replies[0]!.replies[0]!.replies).toHaveLength(49_998);
  expect(authorsAnswers([deep])).toEqual([{ name: 'Person 7', answers: 1 }]);
});

test('the author’s own answers are counted wherever they stand', () => {
  const own = { authorName: 'Maren', wroteThisPost: true };
  const thread = [branch(1, [branch(2, [], own), branch(3, [branch(4, [], own)])]), branch(5, [], own)];
  expect(authorsAnswers(thread)).toEqual([{ name: 'Maren', answers: 3 }]);
  expect(authorsAnswers([branch(1)])).toEqual([]);
});

test('a quotation leads back to its words', () => {
  expect(textFragment('we took the median')).toBe('#:~:text=we%20took%20the%20median');
  expect(textFragment('common-mode, they said')).toBe('#:~:text=common%2Dmode%2C%20they%20said');
  expect(textFragment('one two three four five six seven eight nine')).toBe(
    '#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine',
  );
});
