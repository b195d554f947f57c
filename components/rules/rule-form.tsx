'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { sendBy } from '@/components/ui/send-by';
import { type RuleState, ruleAction, type TypedRule } from '@/lib/rules/actions';
import { RuleFields } from './rule-fields';
import { RuleTrial } from './rule-trial';

type Props = { rule?: { id: number; version: number; active: boolean; typed: TypedRule } };

const blank: TypedRule = {
  kind: 'words',
  pattern: '',
  effect: 'hold',
  inflected: 'yes',
  lookalikes: 'yes',
  exceptions: '',
  note: '',
};

/** A rule is tried on the past from here, as it stands in the form, and saved. */
export function RuleForm({ rule }: Props) {
  const [state, act, busy] = useActionState<RuleState | null, FormData>(ruleAction, null);
  const typed = state?.typed ?? rule?.typed ?? blank;
  const errors = state?.refusal?.fields ?? {};
  return (
    <>
      <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy} noValidate>
        {state?.refusal && (
          <p className="notice" role="alert">
            {state.refusal.message}{' '}
            {state.refusal.code === 'conflict' && rule && <a href={`/desk/rules/${rule.id}`}>See it as it is now</a>}
          </p>
        )}
        <input type="hidden" name="id" value={rule?.id ?? ''} />
        <input type="hidden" name="version" value={rule?.version ?? ''} />
        <RuleFields key={JSON.stringify(typed)} typed={typed} errors={errors} />
        <div className="actions">
          <button className="button first" type="submit" name="intent" value="try" aria-disabled={busy}>
            Try on the past
          </button>
          <button className="button" type="submit" name="intent" value="save" aria-disabled={busy}>
            {rule ? 'Save' : 'Save, switched off'}
          </button>
          <span role="status">{busy ? 'Working…' : state?.trial?.said}</span>
        </div>
        {rule?.active && <p className="ui">This rule is on: what you save holds at once.</p>}
      </form>
      {state?.trial && <RuleTrial trial={state.trial} />}
    </>
  );
}
