import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';

type Judged = {
  state: 'open' | 'upheld' | 'dismissed' | 'dropped';
  judgedAt: Date | null;
  judge: { name: string } | null;
  comment: { person: { name: string } };
};

/** "Osric Pell dismissed this appeal today, 14:10." */
export function judgementInWords({ state, judgedAt, judge, comment }: Judged, now: Date, timeZone: string): string {
  const moment = judgedAt ? spokenMoment(localTime(timeZone, judgedAt), localTime(timeZone, now).day) : '';
  const when = /^(today|yesterday)/.test(moment) ? moment : `on ${moment}`;
  if (state === 'dropped') return `${comment.person.name} withdrew the answer ${when}, and its appeal with it.`;
  if (state === 'open') return 'This appeal is open.';
  return `${judge?.name ?? 'An editor'} ${state === 'upheld' ? 'upheld' : 'dismissed'} this appeal ${when}.`;
}
