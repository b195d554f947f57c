'use client';

import { useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import type { Refusal } from '@/lib/result';
import { liftSanctionAction } from '@/lib/sanctions/actions';
import styles from './sanctions.module.css';

type Props = { sanction: { id: number; name: string; isUntold: boolean }; back: string };

export function LiftForm({ sanction, back }: Props) {
  const [refusal, act, busy] = useActionState<Refusal | null, FormData>(liftSanctionAction, null);
  return (
    <form action={act} className={styles.lift} aria-busy={busy}>
      <input type="hidden" name="sanctionId" value={sanction.id} />
      <input type="hidden" name="back" value={back} />
      <button className="button" type="submit" aria-disabled={busy}>
        {sanction.isUntold ? 'Undo' : 'Lift'}
        <span className="sr"> {sanction.name}</span>
      </button>
      <Refused refusal={refusal} />
    </form>
  );
}
