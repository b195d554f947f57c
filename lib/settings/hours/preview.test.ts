import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { previewHours } from './preview';

test('two weeks of the desk, with the reason where hours are missing', () => {
  const calendar = {
    ...DEFAULT_CALENDAR,
    timeZone: 'Europe/Berlin',
    holidays: { country: 'DE' },
    closures: [{ from: '2026-04-08', to: '2026-04-09', reason: 'Moving house' }],
  };
  const { days, promise } = previewHours(calendar, 120, new Date('2026-04-02T14:00:00Z')); // Thursday before Easter
  expect(days).toHaveLength(14);
  expect(days[0]).toMatchObject({ name: 'Thursday', date: '2 Apr', open: '9:00–17:00', shut: null });
  expect(days[1]).toMatchObject({ name: 'Friday', open: '', shut: 'Good Friday' });
  expect(days[2]).toMatchObject({ name: 'Saturday', open: '', shut: null });
  expect(days[6]).toMatchObject({ open: '', shut: 'Moving house' });
  expect(promise).toContain('Tuesday');
});
