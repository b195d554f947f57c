import { z } from 'zod';
import { localTime } from '@/lib/hours/local';
import { fullDay, spokenTime } from '@/lib/hours/spoken';
import type { Paragraph } from '@/lib/mail/letter';
import { postLetter } from '@/lib/mail/post-letter';
import { addressOf } from '@/lib/settings/address';
import { readSettings } from '@/lib/settings/read';
import { sender } from './sender';
import { findSanctionForLetter } from './store';

const Data = z.object({ sanctionId: z.number().int() });

type Told = { subject: (blog: string) => string; does: (blog: string) => string };

const told: Record<'warning' | 'always_held' | 'suspension' | 'ban', Told> = {
  warning: {
    subject: (blog) => `A word from the editors of ${blog}`,
    does: (blog) => `the editors of ${blog} ask you to keep to the guidelines. Nothing else changes for you.`,
  },
  always_held: {
    subject: (blog) => `Your answers on ${blog}`,
    does: (blog) => `from now on an editor of ${blog} reads each of your answers before it appears.`,
  },
  suspension: {
    subject: (blog) => `You are asked to pause on ${blog}`,
    does: (blog) => `the editors of ${blog} ask you to pause: you can read, but not answer, react or report.`,
  },
  ban: {
    subject: (blog) => `${blog} is closed to you`,
    does: (blog) => `the editors of ${blog} have closed it to you: you can read, but not answer, react or report.`,
  },
};

/** What the editors did, until when, and why, in their words for the person; what they noted for each other stays with them. */
export async function sendSanctioned(data: unknown, _jobId: bigint): Promise<void> {
  const sanction = await findSanctionForLetter(Data.parse(data).sanctionId);
  if (!sanction?.person.email || sanction.person.erasedAt || sanction.liftedAt) return;
  const from = await sender();
  const { subject, does } = told[sanction.kind];
  await postLetter(
    {
      to: { name: sanction.person.name, address: sanction.person.email },
      subject: subject(from.name),
      messageId: `sanctioned-${sanction.id}`,
      paragraphs: [
        `Hello ${sanction.person.name},`,
        does(from.name),
        ...(await howLong(sanction)),
        ...(sanction.words ? ['In their words:', { quote: sanction.words }] : []),
        { link: addressOf('/guidelines'), label: 'The guidelines of this blog' },
      ],
    },
    from,
  );
}

/** Nothing has to be waited for any more. */
export async function sendSanctionLifted(data: unknown, _jobId: bigint): Promise<void> {
  const sanction = await findSanctionForLetter(Data.parse(data).sanctionId);
  if (!sanction?.person.email || sanction.person.erasedAt || !sanction.liftedAt) return;
  const from = await sender();
  await postLetter(
    {
      to: { name: sanction.person.name, address: sanction.person.email },
      subject: `${from.name} is open to you again`,
      messageId: `sanction-lifted-${sanction.id}`,
      paragraphs: [
        `Hello ${sanction.person.name},`,
        `the editors of ${from.name} have lifted what kept you from taking part. You can answer, react and report again.`,
        { link: addressOf('/'), label: from.name },
      ],
    },
    from,
  );
}

async function howLong({ kind, endsAt }: { kind: keyof typeof told; endsAt: Date | null }): Promise<Paragraph[]> {
  if (kind === 'warning') return [];
  if (!endsAt) return ['This holds until the editors lift it.'];
  const { timeZone } = (await readSettings()).promise.calendar;
  const end = localTime(timeZone, endsAt);
  return [`This ends by itself on ${fullDay(end.day, 0)} at ${spokenTime(end.minute)}.`];
}
