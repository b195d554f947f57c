import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { heldByNames } from '@/lib/comments/held-by';
import { dayNumber } from '@/lib/hours/local';
import { shortDate } from '@/lib/hours/spoken';
import { foldEmail } from '@/lib/text/names';
import {
  findClauseName,
  findEditorName,
  findPersons,
  findPosts,
  findReasonName,
  findSender,
  findWordRuleName,
} from './filter-store';
import { type Narrowing, narrowings, type QueueFilter } from './queue-filter';
import type { Narrowed } from './queue-store';
import { soughtIn } from './search-words';
import { startOfLocalDay } from './spans';
import { stateWords } from './state-words';

/** A part of a filter in words; pressing it takes it away. */
export type Chip = { part: Narrowing; label: string };

export type Read = { narrowed: Narrowed; chips: Chip[] };

/** Looks up what a filter names. What is not there finds nothing, and says so on its chip. */
export async function readNarrowed(actor: Actor, filter: QueueFilter, timeZone: string): Promise<Read> {
  const [posts, persons, sender] = await Promise.all([
    filter.post ? findPosts(actor, filter.post) : null,
    filter.person ? findPersons(actor, filter.person) : null,
    filter.like ? findSender(actor, filter.like) : null,
  ]);
  const [kind, number] = filter.because.split(':');
  const [reasonId, guidelineId] = [
    kind === 'reason' ? Number(number) : null,
    kind === 'clause' ? Number(number) : null,
  ];
  const wordRuleId = filter.rule.startsWith('word:') ? Number(filter.rule.slice(5)) : null;
  const [reason, clause, wordRule, editor] = await Promise.all([
    reasonId ? findReasonName(reasonId) : null,
    guidelineId ? findClauseName(guidelineId) : null,
    wordRuleId ? findWordRuleName(wordRuleId) : null,
    filter.editor ? findEditorName(filter.editor) : null,
  ]);

  const labels: Record<Narrowing, string> = {
    words: `“${filter.words}”`,
    post: nameOf('posts', posts, filter.post),
    person: nameOf('people', persons, filter.person),
    state: filter.state && stateWords[filter.state],
    because: reason ?? clause ?? 'a reason that is gone',
    rule: wordRuleId
      ? `word rule: ${wordRule ?? 'gone'}`
      : (heldByNames[filter.rule as keyof typeof heldByNames] ?? filter.rule),
    from: filter.from && `from ${spoken(filter.from)}`,
    to: filter.to && `until ${spoken(filter.to)}`,
    like: sender ? `from the address of ${sender.person.name}` : 'from an address that is gone',
    editor: `decided by ${editor ?? 'somebody who is gone'}`,
  };
  return {
    narrowed: {
      actor,
      view: filter.view,
      sought: filter.words ? { ...soughtIn(filter.words), email: emailIn(actor, filter.words) } : null,
      posts: posts?.map(({ id }) => id) ?? null,
      persons: persons?.map(({ id }) => id) ?? null,
      state: filter.state || null,
      decided: filter.because || filter.editor ? { reasonId, guidelineId, editorId: filter.editor } : null,
      rule: wordRuleId ? null : filter.rule || null,
      wordRuleId,
      from: filter.from ? startOfLocalDay(timeZone, new Date(0), dayNumber(filter.from)) : null,
      to: filter.to ? startOfLocalDay(timeZone, new Date(0), dayNumber(filter.to) + 1) : null,
      addressHash: filter.like ? (sender?.addressHash ?? '-') : null,
    },
    chips: narrowings(filter).map((part) => ({ part, label: labels[part] })),
  };
}

function nameOf(kind: string, found: { name: string }[] | null, typed: string): string {
  return found?.length === 1 ? found[0]!.name : `${kind} named “${typed}”`;
}

function spoken(date: string): string {
  return `${shortDate(dayNumber(date))} ${date.slice(0, 4)}`;
}

/** An address finds whose it is, for those who may see addresses. */
function emailIn(actor: Actor, words: string): string | null {
  return can(actor, 'person.see-address') && /^[^\s@]+@[^\s@]+$/.test(words) ? foldEmail(words) : null;
}
