import { actorOf, system } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { findColleague } from '@/lib/auth/store';
import { dueAt } from '@/lib/hours/due';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { postLetter } from '@/lib/mail/post-letter';
import { addressOf } from '@/lib/settings/address';
import { readSettings } from '@/lib/settings/read';
import { sender } from './sender';
import { askForNearingLetter, listDueBefore, listEditorsToTell } from './store';

const SHOWN = 20;

/** Looked at every minute by whoever works the outbox: is a promise about to be broken? Then a letter is due, once an hour at most. */
export async function watchPromises(now: Date): Promise<void> {
  const until = await nearingUntil(now);
  const [first] = await listDueBefore(system, until, 1);
  if (first) await askForNearingLetter(now);
}

/** A job: to each editor who wants to be warned, what is about to be late and what is late already. */
export async function sendPromiseNears(_data: unknown, jobId: bigint): Promise<void> {
  const now = new Date();
  const [until, { promise }] = await Promise.all([nearingUntil(now), readSettings()]);
  const { timeZone } = promise.calendar;
  const today = localTime(timeZone, now).day;
  const from = await sender();
  for (const editor of await listEditorsToTell('letterNearing', now)) {
    const colleague = await findColleague(editor.id, now);
    const reader = colleague && actorOf(colleague, 'letter');
    const due = reader && can(reader, 'comment.decide') ? await listDueBefore(reader, until, SHOWN + 1) : [];
    if (due.length === 0) continue; // somebody has read them in the meantime, or they are a colleague's
    const late = due.filter((comment) => comment.dueAt < now).length;
    await postLetter(
      {
        to: { name: editor.name, address: editor.email },
        subject: subjectOf(due.length, late),
        messageId: `promise-nears-${jobId}-${editor.id}`,
        paragraphs: [
          'These answers were promised an editor, earliest first:',
          ...due
            .slice(0, SHOWN)
            .map(
              ({ name, title, dueAt: at }) =>
                `${name} on “${title}”: by ${spokenMoment(localTime(timeZone, at), today)}${at < now ? ', late' : ''}`,
            ),
          ...(due.length > SHOWN ? ['… and more.'] : []),
          { link: addressOf('/desk/queue'), label: 'Open the queue' },
          { link: addressOf('/desk/preferences'), label: 'Choose which letters you get' },
        ],
      },
      from,
    );
  }
}

/** Up to when a promise counts as near: so many minutes of open desk from now. */
async function nearingUntil(now: Date): Promise<Date> {
  const { promise } = await readSettings();
  return dueAt(now, Math.min(promise.nearingMinutes, promise.deskMinutes), promise.calendar);
}

function subjectOf(count: number, late: number): string {
  const answers = (number: number) => (number === 1 ? 'one answer' : `${number > SHOWN ? 'many' : number} answers`);
  if (late === 0) return `Soon due: ${answers(count)}`;
  return late === count ? `Late: ${answers(count)}` : `Late or soon due: ${answers(count)}`;
}
