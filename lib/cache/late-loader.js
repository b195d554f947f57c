/*
 * Runs in the reader's browser, at the end of a page that holds something live (lib/cache/light-document.ts writes it
 * there, without comments and spaces). `urls` are the page's own data and the framework's files.
 *
 *   data-live          touched, focused or typed into, it wakes the page; a link or a button so marked waits for that, and
 *                      is pressed again
 *   data-live="words"  wakes the page when words in it are selected
 *   data-kept="NAME"   wakes the page at once when this browser keeps something of that name (a draft, a press)
 *
 * Nothing runs until all of it has arrived, so that a file which is gone (another version was installed meanwhile) leaves
 * the page as it is: plain links and forms, which need none of this. A form that is sent before goes as a plain form.
 */
(urls, kept) => {
  let begun, awake, held;
  const near = (node) => node.closest?.('[data-live]'),
    add = (tag, more) =>
      new Promise((onload, onerror) => {
        document.head.append(Object.assign(document.createElement(tag), more, { onload, onerror }));
      }),
    press = () => {
      held?.click();
      held = null;
    },
    wake = () => {
      begun ||= Promise.all(urls.map((href) => add('link', { rel: 'preload', as: 'script', href }))).then(
        () => urls.map((src) => add('script', { src, async: true })),
        () => setTimeout(() => (begun = 0), 9e3, press()),
      );
    };
  for (const type of ['pointerdown', 'focusin', 'input', 'click'])
    addEventListener(type, (e) => {
      const live = near(e.target);
      if (awake || !e.isTrusted || live?.dataset.live !== '') return;
      wake();
      if (type !== 'click' || !(live.href || live.form) || e.button || e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      held = live;
      setTimeout(press, 4e3);
    });
  addEventListener('awake', () => {
    awake = 1;
    press();
  });
  document.onselectionchange = () => {
    const words = getSelection();
    if (!words.isCollapsed && near(words.anchorNode.parentNode)?.dataset.live) wake();
  };
  try {
    if (kept.some((name) => localStorage[name])) wake();
  } catch {}
};
