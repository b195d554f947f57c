'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Found } from '@/lib/desk/find/queries';
import { type ActName, actNames } from '@/lib/desk/keys';
import { type Command, commandsFor, fitting, type Place } from './commands';
import { useKeys } from './keys-context';
import styles from './palette.module.css';
import { controlOf, rows } from './press';

type Props = { onClose: () => void; onAct: (act: ActName) => void };

/** Everything that can be done or gone to, found by typing: a combobox whose list follows what is typed. */
export function Palette({ onClose, onAct }: Props) {
  const keys = useKeys();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = useRef<Command | null>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = useFound(typed);
  const [commands] = useState(() => commandsFor(presentActs(), keys, pagesOfDesk(), mayDecide()));
  const shown = useMemo(() => [...fitting(commands, typed), ...fromFound(found, typed)], [commands, found, typed]);
  const at = Math.min(active, shown.length - 1);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (command: Command | undefined) => {
    if (!command) return;
    chosen.current = command;
    dialog.current?.close();
  };
  const closed = () => {
    onClose();
    const does = chosen.current?.does;
    if (!does) return;
    if ('href' in does) location.assign(does.href);
    else onAct(does.act);
  };
  const move = (event: React.KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const wraps = event.key.startsWith('Arrow');
      setActive(wraps ? (to + shown.length) % Math.max(1, shown.length) : Math.max(0, Math.min(shown.length - 1, to)));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(shown[at]);
    }
  };

  return (
    <dialog ref={dialog} className={styles.palette} aria-label="Commands" onClose={closed} closedby="any">
      <input
        className={styles.typed}
        type="text"
        role="combobox"
        aria-label="A command, a page, a person or a post"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={shown[at] ? `palette-${shown[at].id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder="Approve, spam, a name, a post …"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <div ref={list} id="palette-list" role="listbox" aria-label="What fits" className={styles.list}>
        {shown.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            onClick={() => choose(command)}
            onPointerMove={() => setActive(index)}
          >
            <span dir="auto">{command.name}</span>
            <small>{command.note || command.group}</small>
          </div>
        ))}
      </div>
      <p className={styles.count} role="status">
        {shown.length === 0 ? 'Nothing fits.' : shown.length === 1 ? 'One fits.' : `${shown.length} fit.`}
      </p>
    </dialog>
  );
}

/** What keys do without a control is there whenever there are rows, or always. */
function presentActs(): Set<ActName> {
  const withRows: ActName[] = rows().length > 0 ? ['next', 'previous', 'skip', 'select'] : [];
  return new Set<ActName>(['help', ...withRows, ...actNames.filter((act) => controlOf(act) !== null)]);
}

function pagesOfDesk(): Place[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('nav[aria-label="Desk"] a, a[href="/desk/preferences"]');
  const pages = [...links].map(({ textContent, pathname }) => ({ name: textContent.trim(), href: pathname }));
  return pages.filter(({ href }, index) => pages.findIndex((page) => page.href === href) === index);
}

const mayDecide = () => document.querySelector('nav[aria-label="Desk"] a[href="/desk/queue"]') !== null;

const PAUSE_MS = 150;

/** What the server knows by this name, asked when typing pauses; an older answer never takes a newer one's place. */
function useFound(typed: string): Found[] {
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ q: typed.trim() });
      const answer = await fetch(`/api/desk/find?${query}`, { signal: ended.signal }).catch(() => null);
      const told = answer?.ok ? ((await answer.json().catch(() => null)) as { found: Found[] } | null) : null;
      if (!ended.signal.aborted) setFound(told?.found ?? []);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [typed]);
  return found;
}

/** People and posts were found by these words already; saved views are all of the editor's. */
function fromFound(found: Found[], typed: string): Command[] {
  const commands = found.map(({ group, name, href, note }) => ({
    id: `found-${href}`,
    group,
    name,
    note: note && `${group.toLowerCase()}, ${note}`,
    does: { href },
  }));
  const saved = commands.filter(({ group }) => group === 'Saved views');
  return [...fitting(saved, typed), ...commands.filter(({ group }) => group !== 'Saved views')];
}
