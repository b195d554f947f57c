/** Everything that can happen here, in the past tense. The log, letters, search, learning and the page cache follow from these. */
export type EventKind =
  | 'comment.submitted'
  | 'comment.confirmed'
  | 'comment.edited'
  | 'comment.withdrawn'
  | 'comment.published'
  | 'comment.approved'
  | 'comment.rejected'
  | 'comment.marked-spam'
  | 'comment.reopened'
  | 'comment.decision-undone'
  | 'comment.decision-settled' // it can no longer be undone: feeds, counters and whatever learns may follow
  | 'comment.looked-at-twice'
  | 'comment.reported'
  | 'comment.noticed' // a notice of illegal content
  | 'comment.hidden' // by many reports, until an editor has read it
  | 'comment.pinned'
  | 'comment.unpinned'
  | 'comment.featured'
  | 'comment.unfeatured'
  | 'comment.vouched' // an editor vouches that the post's author wrote it
  | 'comment.unvouched'
  | 'report.closed'
  | 'report.reopened'
  | 'appeal.filed'
  | 'appeal.upheld'
  | 'appeal.dismissed'
  | 'appeal.judgement-undone'
  | 'appeal.dropped' // its comment was withdrawn
  | 'reason.added'
  | 'reason.changed'
  | 'reason.moved'
  | 'reason.retired'
  | 'reason.brought-back'
  | 'rule.added'
  | 'rule.changed'
  | 'rule.switched-on'
  | 'rule.switched-off'
  | 'rule.removed'
  | 'rules.imported'
  | 'rules.masked' // letters in answers were masked, or shown again
  | 'person.sanctioned'
  | 'sanction.lifted'
  | 'post.drafted'
  | 'post.revised'
  | 'post.published'
  | 'post.withdrawn'
  | 'post.pinned'
  | 'post.unpinned'
  | 'post.thread-changed' // opened, held or closed to answers
  | 'post.thanks-counted' // readers found answers under it useful
  | 'page.revised'
  | 'guideline.added'
  | 'guideline.revised'
  | 'guideline.moved'
  | 'guideline.retired'
  | 'guideline.restored'
  | 'media.added'
  | 'settings.changed'
  | 'person.joined'
  | 'person.role-changed'
  | 'person.password-changed'
  | 'person.address-confirmed'
  | 'person.signed-in'
  | 'person.signed-out'
  | 'person.noted'
  | 'person.note-removed'
  | 'person.tags-changed'
  | 'person.erased'
  | 'comment.noted'
  | 'comment.note-removed'
  | 'archive.imported'
  | 'site.seeded';

export type NewEvent = {
  kind: EventKind;
  actorId: number | null; // null: the site itself
  subject:
    | 'comment'
    | 'post'
    | 'page'
    | 'guideline'
    | 'media'
    | 'report'
    | 'appeal'
    | 'reason'
    | 'rule'
    | 'person'
    | 'settings'
    | 'site';
  subjectId: string | number;
  data?: Record<string, unknown>; // ids, states and digests; never what people typed
  tags?: string[]; // which pages grew old: see `tags.ts`
  at?: Date; // now, when absent; an import or a demonstration tells of the past
};
