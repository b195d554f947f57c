import type { EventKind } from '@/lib/events/kinds';

/** What happened, after the name of who did it: "Hanne Vorst *approved an answer*". */
const words: Partial<Record<EventKind, string>> = {
  'comment.submitted': 'sent an answer',
  'comment.confirmed': 'confirmed an answer',
  'comment.edited': 'changed an answer',
  'comment.withdrawn': 'withdrew an answer',
  'comment.published': 'had an answer published by the rules',
  'comment.approved': 'approved an answer',
  'comment.rejected': 'turned an answer down',
  'comment.marked-spam': 'marked an answer as spam',
  'comment.reopened': 'put an answer back on the queue',
  'comment.decision-undone': 'took a decision back',
  'comment.looked-at-twice': 'judged an answer a second time, blindly',
  'comment.reported': 'reported an answer',
  'comment.noticed': 'sent a notice of illegal content',
  'report.closed': 'closed a report',
  'report.reopened': 'opened a report again',
  'comment.hidden': 'had an answer hidden because readers reported it',
  'comment.pinned': 'pinned an answer',
  'comment.unpinned': 'took the pin off an answer',
  'comment.featured': 'chose an answer for the front page',
  'comment.unfeatured': 'took an answer off the front page',
  'comment.vouched': 'marked an answer as the author’s',
  'comment.unvouched': 'took the author’s mark off an answer',
  'appeal.filed': 'appealed against a decision',
  'appeal.upheld': 'upheld an appeal',
  'appeal.dismissed': 'dismissed an appeal',
  'appeal.judgement-undone': 'took a judgement of an appeal back',
  'appeal.dropped': 'let an appeal go with its answer',
  'reason.added': 'added a reason for rejections',
  'reason.changed': 'changed a reason for rejections',
  'reason.moved': 'moved a reason for rejections',
  'reason.retired': 'retired a reason for rejections',
  'reason.brought-back': 'brought a reason for rejections back',
  'rule.added': 'wrote a word rule',
  'rule.changed': 'changed a word rule',
  'rule.switched-on': 'switched a word rule on',
  'rule.switched-off': 'switched a word rule off',
  'rule.removed': 'removed a word rule',
  'rules.imported': 'imported word rules',
  'rules.masked': 'masked letters in answers, or showed them again',
  'person.sanctioned': 'put a sanction on a person',
  'sanction.lifted': 'lifted a sanction',
  'post.drafted': 'began a draft',
  'post.revised': 'revised a post',
  'post.published': 'published a post',
  'post.withdrawn': 'withdrew a post',
  'post.pinned': 'pinned a post to the front page',
  'post.unpinned': 'took a post off the head of the front page',
  'post.thread-changed': 'opened or closed a thread',
  'post.thanks-counted': 'had thanks for answers counted',
  'page.revised': 'revised a page',
  'guideline.added': 'added a clause to the guidelines',
  'guideline.revised': 'revised a clause of the guidelines',
  'guideline.moved': 'moved a clause of the guidelines',
  'guideline.retired': 'retired a clause of the guidelines',
  'guideline.restored': 'brought a clause of the guidelines back',
  'media.added': 'added a picture',
  'settings.changed': 'changed the settings',
  'person.noted': 'wrote a note about a person',
  'person.note-removed': 'removed a note about a person',
  'comment.noted': 'wrote a note about an answer',
  'comment.note-removed': 'removed a note about an answer',
  'person.tags-changed': 'chose the tags of an editor',
  'person.erased': 'erased a person',
  'person.joined': 'joined',
  'person.role-changed': 'changed somebody’s role',
  'person.password-changed': 'changed a password',
  'person.address-confirmed': 'confirmed an address',
  'person.signed-in': 'signed in',
  'person.signed-out': 'signed out',
  'archive.imported': 'imported an archive',
  'site.seeded': 'set the blog up',
};

/** A kind that has no words of its own yet is said as it is written: "comment.pinned" → "comment pinned". */
export function eventInWords(kind: string): string {
  return words[kind as EventKind] ?? kind.replace(/[.-]/g, ' ');
}

/** What else the entry says, in a line: numbers and codes only, for the log holds nobody's words. */
export function detailsInWords(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${nameInWords(name)} ${valueInWords(value)}`)
    .join(', ');
}

function nameInWords(name: string): string {
  return name
    .replace(/Id$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

function valueInWords(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Where the desk shows what an entry is about; null where there is no such page. */
export function subjectPath(subject: string, id: string): string | null {
  if (!/^\d+$/.test(id)) return subject === 'settings' ? '/desk/settings' : null;
  if (subject === 'comment') return `/desk/queue?view=all&comment=${id}`;
  if (subject === 'guideline') return `/desk/guidelines/${id}`;
  if (subject === 'rule') return `/desk/rules/${id}`;
  if (subject === 'post') return `/desk/posts/${id}`;
  if (subject === 'person') return `/desk/people/${id}`;
  return null;
}
