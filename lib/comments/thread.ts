export type Branch = {
  id: number;
  state: 'approved' | 'gone';
  goneWords?: string; // what stands in the place of a comment that is gone
  authorName: string;
  authorRole: 'guest' | 'member' | 'author' | 'editor' | 'owner';
  authorHandle: string | null;
  webAddress: string | null;
  wroteThisPost: boolean;
  sentAt: Date;
  editedAt: Date | null;
  editorEditedAt: Date | null; // an editor changed words before publishing them
  html: string;
  quote: string;
  parentId: number | null;
  parentAuthorName: string | null;
  pinned: boolean;
  featured: boolean;
  useful: number;
  kind: 'comment' | 'pingback';
  replies: Branch[];
};

export type PublicComment = Omit<Branch, 'state' | 'goneWords' | 'parentAuthorName' | 'replies'>;

/** A comment that is not public but holds up answers that are. */
export type Ancestor = { id: number; parentId: number | null; sentAt: Date; state: string };

/**
 * The conversation as a tree: oldest first at every level, what is pinned before the rest at the top. Comments that are
 * gone keep their place as long as an answer hangs from them. Built without recursion, so that depth costs nothing.
 */
export function toThread(comments: PublicComment[], ancestors: Ancestor[]): Branch[] {
  const branches = new Map<number, Branch>();
  for (const comment of comments) branches.set(comment.id, standing(comment));
  for (const ancestor of ancestors) if (!branches.has(ancestor.id)) branches.set(ancestor.id, gone(ancestor));

  const roots: Branch[] = [];
  for (const branch of [...branches.values()].sort(oldestFirst)) {
    const parent = branch.parentId === null ? undefined : branches.get(branch.parentId);
    if (!parent) {
      roots.push(branch);
      continue;
    }
    branch.parentAuthorName = parent.state === 'approved' ? parent.authorName : null;
    parent.replies.push(branch);
  }
  return [...roots.filter((root) => root.pinned), ...roots.filter((root) => !root.pinned)];
}

/** In the reader's words: who took it away, or why it is not there now. */
export function goneWords(state: string): string {
  if (state === 'withdrawn') return 'Withdrawn by its writer.';
  if (state === 'pending') return 'Hidden until an editor has read it again.';
  if (state === 'deleted') return 'Erased.';
  return 'Removed by an editor.';
}

function standing(comment: PublicComment): Branch {
  return { ...comment, state: 'approved', parentAuthorName: null, replies: [] };
}

function gone({ id, parentId, sentAt, state }: Ancestor): Branch {
  return {
    id,
    parentId,
    sentAt,
    state: 'gone',
    goneWords: goneWords(state),
    authorName: '',
    authorRole: 'guest',
    authorHandle: null,
    webAddress: null,
    wroteThisPost: false,
    editedAt: null,
    editorEditedAt: null,
    html: '',
    quote: '',
    parentAuthorName: null,
    pinned: false,
    featured: false,
    useful: 0,
    kind: 'comment',
    replies: [],
  };
}

function oldestFirst(a: Branch, b: Branch): number {
  return a.sentAt.getTime() - b.sentAt.getTime() || a.id - b.id;
}
