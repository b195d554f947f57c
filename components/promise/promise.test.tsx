import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PromiseStrip } from '@/components/promise/promise-strip';
import { ReadingPromise } from '@/components/promise/reading-promise';
import { type BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';

const calendar: BusinessCalendar = {
  ...DEFAULT_CALENDAR,
  timeZone: 'Europe/Berlin',
  holidays: { country: 'DE', state: 'BY' },
};
const friday = new Date('2026-05-22T16:30+02:00');
const tuesday = new Date('2026-05-26T10:30+02:00');

test('the sentence names the moment for people and for machines, and says why', () => {
  const html = renderToStaticMarkup(
    <ReadingPromise from={friday} now={friday} due={tuesday} calendar={calendar}>
      Until then only you can see it.
    </ReadingPromise>,
  );
  expect(html).toContain(
    'An editor will read this by <strong><time dateTime="2026-05-26T08:30:00.000Z">Tuesday, 10:30</time></strong> Berlin time. ' +
      'Monday is a holiday: Whit Monday. Until then only you can see it.</p>',
  );
});

test('the figure is a list of days with a name, drawn without styles', () => {
  const html = renderToStaticMarkup(<PromiseStrip from={friday} due={tuesday} calendar={calendar} />);
  expect(html).toMatch(
    /^<ol [^>]*role="list" dir="ltr" aria-label="Counting two desk hours from Friday 16:30 to Tuesday 10:30"/,
  );
  expect(html.match(/<li>/g)).toHaveLength(5);
  expect(html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')).toBe('|Fri 16:30|Sat|Sun|Mon, holiday|Tue 10:30|');
  expect(html).toContain('d="M16.5 0h0.5v4H16.5z"');
  expect(html).toContain('d="M0 4H10.5"');
  expect(html).not.toContain('style=');
});

test('a page that is kept says Now instead of its own age', () => {
  const html = renderToStaticMarkup(<PromiseStrip from={friday} due={tuesday} calendar={calendar} startLabel="Now" />);
  expect(html).toContain('>Now</span>');
  expect(html).not.toContain('Fri 16:30</span>');
});

test('begun and due on one day, both times stand under it', () => {
  const html = renderToStaticMarkup(
    <PromiseStrip
      from={new Date('2026-05-22T10:00+02:00')}
      due={new Date('2026-05-22T12:00+02:00')}
      calendar={calendar}
    />,
  );
  expect(html.match(/<li>/g)).toHaveLength(1);
  expect(html).toContain('Fri 10:00</span> <b>12:00</b>');
});
