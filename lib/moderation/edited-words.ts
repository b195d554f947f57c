import { maskHtml } from '@/lib/rules/mask';
import type { RuleSet } from '@/lib/rules/rule-set';
import { renderComment } from '@/lib/text/markdown';

type Words = { source: string; version: number };

/** What an editor's hand changes in a comment; null when the words are as they were. Masks hold for these too. */
export function changedWords({ source, version }: Words, edited: string, rules: RuleSet, now: Date) {
  if (edited === source) return null;
  const shown = maskHtml(rules, renderComment(edited));
  return { source: edited, ...shown, version: version + 1, editorEditedAt: now };
}
