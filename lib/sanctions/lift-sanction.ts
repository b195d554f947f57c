import type { Actor } from '@/lib/auth/actor';
import { personIsReached } from '@/lib/auth/scope-store';
import { transaction } from '@/lib/db/client';
import { cancelJob, enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { sanctionLetterKey } from './give-sanction';
import { whyNotSanction } from './may-sanction';
import { findSanction, lockSanctioned, markLifted } from './store';

export type Lifted = { personId: number; eventId: bigint };

/** Takes a sanction back. A letter that has not left never leaves; whoever was told of a bar is told that it is gone. */
export async function liftSanction(actor: Actor, sanctionId: number, now: Date): Promise<Result<Lifted>> {
  return transaction(async (tx) => {
    const sanction = await findSanction(tx, sanctionId);
    const person = sanction && (await lockSanctioned(tx, sanction.personId));
    if (!sanction || !person || !(await personIsReached(actor, person.id))) {
      return refuse('missing', 'There is no such sanction.');
    }
    const why = whyNotSanction(actor, person, sanction.kind);
    if (why) return refuse('forbidden', why);
    if (sanction.endsAt && sanction.endsAt <= now) return refuse('closed', 'This has ended by itself already.');
    if (!(await markLifted(tx, sanctionId, actor.personId, now))) {
      return refuse('conflict', 'A colleague has lifted this already.');
    }

    const wasToldYet = (await cancelJob(tx, sanctionLetterKey(sanctionId))) === 0;
    const wasBarred = sanction.kind === 'suspension' || sanction.kind === 'ban';
    if (wasToldYet && wasBarred && person.email !== null) {
      await enqueue(tx, {
        kind: 'letter.sanction-lifted',
        data: { sanctionId },
        key: `letter.sanction-lifted:${sanctionId}`,
        runAt: now,
      });
    }
    const eventId = await record(tx, {
      kind: 'sanction.lifted',
      actorId: actor.personId,
      subject: 'person',
      subjectId: person.id,
      data: { sanctionId, sanction: sanction.kind },
    });
    return ok({ personId: person.id, eventId });
  });
}
