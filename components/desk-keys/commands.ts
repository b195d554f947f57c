import { viewNames } from '@/components/moderation/view-names';
import { type ActName, actNames, acts, type Keys, keyInWords } from '@/lib/desk/keys';
import { viewPath } from '@/lib/moderation/queue-path';
import { views } from '@/lib/moderation/schema';

export type Command = {
  id: string;
  group: string;
  name: string;
  note: string;
  /** An act on this page, or an address. */
  does: { act: ActName } | { href: string };
};

export type Place = { name: string; href: string };

/** What can be done now: acts whose control is there, views, pages of the desk. */
export function commandsFor(present: Set<ActName>, keys: Keys, pages: Place[], mayDecide: boolean): Command[] {
  const doable = actNames.filter((name) => name !== 'palette' && present.has(name));
  return [
    ...doable.map((name) => ({
      id: `act-${name}`,
      group: 'On this page',
      name: acts[name].name,
      note: keyInWords(keys[name]),
      does: { act: name },
    })),
    ...(mayDecide ? views : []).map((view) => ({
      id: `view-${view}`,
      group: 'Views',
      name: viewNames[view],
      note: '',
      does: { href: viewPath(view) },
    })),
    ...pages.map(({ name, href }) => ({
      id: `page-${href}`,
      group: 'Pages of the desk',
      name,
      note: '',
      does: { href },
    })),
  ];
}

/** Those in which every word that was typed begins a word; in the order in which they stand. */
export function fitting(commands: Command[], typed: string): Command[] {
  const sought = wordsOf(typed);
  return commands.filter(({ name, group }) => {
    const words = wordsOf(`${name} ${group}`);
    return sought.every((part) => words.some((word) => word.startsWith(part)));
  });
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
