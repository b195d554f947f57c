'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { Refused } from '@/components/ui/refused';
import { type ImportState, importRulesAction } from '@/lib/rules/actions';
import { effects } from '@/lib/rules/rule';
import { effectNames, effectWords } from '@/lib/rules/words';
import { Problem } from './rule-fields';
import styles from './rules.module.css';

const SHOWN_MAX = 200;

export function ImportForm() {
  const [state, act, busy] = useActionState<ImportState | null, FormData>(importRulesAction, null);
  const typed = state?.typed ?? { list: '', effect: 'hold', inflected: 'yes', lookalikes: 'yes' };
  const errors = state?.refusal?.fields ?? {};
  return (
    <>
      {state?.report && <ImportReport {...state.report} />}
      <form className={desk.form} action={act} aria-busy={busy}>
        <Refused refusal={state?.refusal} />
        <div className="field">
          <label htmlFor="file">A file</label>
          <input id="file" name="file" type="file" accept=".txt,.csv,text/plain,text/csv" />
        </div>
        <div className="field">
          <label htmlFor="list">Or a list</label>
          <textarea
            id="list"
            name="list"
            rows={10}
            dir="auto"
            key={typed.list}
            defaultValue={typed.list}
            aria-invalid={errors.list ? true : undefined}
            aria-describedby={errors.list ? 'list-error list-hint' : 'list-hint'}
          />
          <span className="hint" id="list-hint">
            One word or phrase a line, patterns between slashes; or a table as it is exported here.
          </span>
          <Problem id="list-error" words={errors.list} />
        </div>
        <fieldset key={JSON.stringify({ ...typed, list: '' })}>
          <legend>What the rules do, where the list does not say it</legend>
          {effects.map((effect) => (
            <label className={desk.choice} key={effect}>
              <input type="radio" name="effect" value={effect} defaultChecked={typed.effect === effect} />
              <span>
                <b>{effectNames[effect]}</b>: {effectWords[effect]}
              </span>
            </label>
          ))}
          <label className={desk.choice}>
            <input type="checkbox" name="inflected" value="yes" defaultChecked={typed.inflected === 'yes'} />
            <span>Also inflections</span>
          </label>
          <label className={desk.choice}>
            <input type="checkbox" name="lookalikes" value="yes" defaultChecked={typed.lookalikes === 'yes'} />
            <span>Also in disguise</span>
          </label>
        </fieldset>
        <div className="actions">
          <button className="button first" type="submit" aria-disabled={busy}>
            Import, switched off
          </button>
        </div>
      </form>
    </>
  );
}

function ImportReport({ taken, refused }: NonNullable<ImportState['report']>) {
  return (
    <section role="status" aria-label="What became of the list">
      <p className={desk.said}>
        {taken === 1 ? 'One rule was taken' : `${taken.toLocaleString('en')} rules were taken`}, switched off
        {refused.length > 0 && `; ${refused.length.toLocaleString('en')} ${refused.length === 1 ? 'was' : 'were'} not`}.{' '}
        <a href="/desk/rules">See the rules</a>
      </p>
      {refused.length > 0 && (
        <ul className={styles.refused}>
          {refused.slice(0, SHOWN_MAX).map(({ line, words, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change
            <li key={index}>
              {line > 0 && `Line ${line}: `}
              {words && <bdi>“{words.slice(0, 80)}”. </bdi>}
              {why}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
