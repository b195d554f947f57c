import { afterEach, expect, test, vi } from 'vitest';
import { loaderOf } from '@/lib/cache/light-document';

const urls = ['/posts/a?live=HASH', '/_next/static/a.js', '/_next/static/b.js'];

type Added = { tag: string; href?: string; src?: string; async?: boolean; onload(): void; onerror(): void };

/** As much of a browser as the loader asks for. */
function open(storage: Record<string, string> = {}) {
  vi.useFakeTimers();
  const added: Added[] = [];
  const listeners = new Map<string, Set<(event: unknown) => void>>();
  const document = {
    createElement: (tag: string) => ({ tag }),
    head: { append: (element: Added) => added.push(element) },
    onselectionchange: () => {},
  };
  const selection = { isCollapsed: true, anchorNode: { parentNode: element(null) } };
  const globals = {
    document,
    localStorage: storage,
    getSelection: () => selection,
    setTimeout,
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
  };
  new Function(...Object.keys(globals), loaderOf(urls, ['draft.1', 'pressed.1']))(...Object.values(globals));

  const tell = (type: string, event: object = {}) => {
    const told = {
      isTrusted: true,
      prevented: false,
      preventDefault: () => Object.assign(told, { prevented: true }),
      ...event,
    };
    for (const listener of listeners.get(type) ?? []) listener(told);
    return told;
  };
  const asked = (tag: string) => added.filter((one) => one.tag === tag).map(({ href, src }) => href ?? src);
  const settle = async (how: 'onload' | 'onerror') => {
    for (const one of added.splice(0)) one[how]();
    await vi.advanceTimersByTimeAsync(0);
  };
  const select = (live: string | null) => {
    Object.assign(selection, { isCollapsed: false, anchorNode: { parentNode: element(live) } });
    document.onselectionchange();
  };
  return { added, asked, settle, tell, select, selection, document };
}

/** An element, by what the nearest live one around it says. */
function element(live: string | null, more: object = {}) {
  const found = live === null ? null : { dataset: { live }, ...more };
  return { closest: () => found };
}

afterEach(() => vi.useRealTimers());

test.each(['pointerdown', 'focusin', 'input', 'click'])('%s in what is live wakes the page, once', async (type) => {
  const page = open();
  page.tell(type, { target: element('') });
  expect([page.asked('link'), page.asked('script')]).toEqual([urls, []]);
  page.tell(type, { target: element('') });
  expect(page.added).toHaveLength(urls.length);
  await page.settle('onload');
  expect(page.asked('script')).toEqual(urls);
  expect(page.added.every(({ async }) => async)).toBe(true);
  await page.settle('onload');
  page.tell('awake');
  page.tell(type, { target: element('') });
  page.select('words');
  expect(page.added).toEqual([]);
});

test('elsewhere nothing does: neither around what is live, nor in words that can be quoted, nor on the document', () => {
  const page = open();
  for (const target of [element(null), element('words'), {}]) {
    for (const type of ['pointerdown', 'focusin', 'input', 'click', 'scroll']) page.tell(type, { target });
  }
  page.select(null);
  page.select('');
  page.selection.isCollapsed = true;
  page.document.onselectionchange();
  expect(page.added).toEqual([]);
});

test('words that are selected wake it, where they can be quoted', () => {
  const page = open();
  page.select('words');
  expect(page.asked('link')).toEqual(urls);
});

test('a draft or a press kept in this browser wakes it at once', () => {
  expect(open().added).toEqual([]);
  expect(open({ 'draft.1': '{}' }).asked('link')).toEqual(urls);
  expect(open({ 'pressed.1': '["7"]' }).asked('link')).toEqual(urls);
});

test('nothing runs unless all of it arrives; later, another touch may try again', async () => {
  const page = open();
  page.tell('focusin', { target: element('') });
  const [last] = page.added.splice(-1);
  for (const one of page.added) one.onload();
  last!.onerror();
  page.added.length = 0;
  await vi.advanceTimersByTimeAsync(0);
  page.tell('focusin', { target: element('') });
  expect(page.added).toEqual([]);
  await vi.advanceTimersByTimeAsync(9_000);
  page.tell('focusin', { target: element('') });
  expect(page.asked('link')).toEqual(urls);
});

const link = () => ({ href: '/posts/a?answer=1#write', click: vi.fn() });
const button = () => ({ form: {}, click: vi.fn() });

test.each([link, button])('a live link or button waits until the page is awake, and is pressed again', async (made) => {
  const page = open();
  const pressed = made();
  expect(page.tell('click', { target: element('', pressed) }).prevented).toBe(true);
  expect(pressed.click).not.toHaveBeenCalled();
  page.tell('awake');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pressed.click).toHaveBeenCalledTimes(1);
  expect(page.tell('click', { target: element('', pressed) }).prevented).toBe(false);
});

test('or it is pressed plainly: at once when the page cannot wake, and after four seconds in any case', async () => {
  for (const fails of [true, false]) {
    const page = open();
    const pressed = link();
    page.tell('click', { target: element('', pressed) });
    if (fails) await page.settle('onerror');
    else await vi.advanceTimersByTimeAsync(4_000);
    expect(pressed.click).toHaveBeenCalledTimes(1);
    expect(page.tell('click', { target: element('', pressed), isTrusted: false }).prevented).toBe(false);
    page.tell('awake');
    expect(pressed.click).toHaveBeenCalledTimes(1);
  }
});

test.each([{ button: 1 }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }])(
  'a link that shall open elsewhere is left alone: %j',
  (how) => {
    const page = open();
    expect(page.tell('click', { target: element('', link()), ...how }).prevented).toBe(false);
  },
);

test('a press inside a live form is the form’s own affair', () => {
  expect(open().tell('click', { target: element('', { click: vi.fn() }) }).prevented).toBe(false);
});
