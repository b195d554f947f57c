'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { changeSettingsAction, type SettingsState } from '@/lib/settings/changing/actions';
import type { SettingsFields } from '@/lib/settings/form';

type Props = { version: number; fields: SettingsFields };
type Name = keyof SettingsFields;

const modes: [string, string][] = [
  ['everyone', 'Every answer is read before it appears'],
  ['newcomers', 'Answers of newcomers are read first'],
  ['afterwards', 'Answers appear at once and are read afterwards'],
];

export function SettingsForm({ version, fields }: Props) {
  const [state, act, busy] = useActionState<SettingsState | null, FormData>(changeSettingsAction, null);
  const typed = state?.typed ?? fields;
  const errors = state?.refusal?.fields ?? {};
  const field = (name: Name, label: string, hint?: string, long = false) => {
    const notes = [hint && `${name}-hint`, errors[name] && `${name}-error`].filter(Boolean).join(' ');
    const shared = {
      id: name,
      name,
      defaultValue: typed[name],
      'aria-invalid': errors[name] ? (true as const) : undefined,
      'aria-describedby': notes || undefined,
    };
    return (
      <div className="field" key={name}>
        <label htmlFor={name}>{label}</label>
        {hint && (
          <span className="hint" id={`${name}-hint`}>
            {hint}
          </span>
        )}
        {long ? <textarea {...shared} rows={3} /> : <input {...shared} />}
        {errors[name] && (
          <span className="error" id={`${name}-error`}>
            {errors[name]![0]}
          </span>
        )}
      </div>
    );
  };
  return (
    <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy}>
      <Refused refusal={state?.refusal} />
      <input type="hidden" name="version" value={state?.version ?? version} />
      <fieldset>
        <legend>The blog</legend>
        {field('title', 'Title')}
        {field('tagline', 'Tagline')}
        {field('description', 'Description', 'For search engines and feeds.')}
        {field('organisation', 'Organisation')}
        {field('disclaimer', 'Disclaimer', 'Stands at the foot of every page.', true)}
        {field(
          'contactEmail',
          'E-mail address of the editors',
          'Shown to everybody, at the foot of every page and on the standing pages. Left empty, no page says that one can write.',
        )}
        {field('contactWeb', 'Or where on the web one writes to them', 'https://…, or a path of this site.')}
      </fieldset>
      <fieldset>
        <legend>Answers</legend>
        {modes.map(([value, words]) => (
          <label key={value} className={desk.choice}>
            <input type="radio" name="mode" value={value} defaultChecked={typed.mode === value} /> {words}
          </label>
        ))}
        {errors.mode && <p className="notice">Choose one of these.</p>}
        {field('approvalsToTrust', 'Approved answers after which somebody is no longer a newcomer')}
        {field(
          'closeAfterDays',
          'Days after which a thread takes no more answers',
          '0: never. A post may have a date of its own.',
        )}
        <label className={desk.choice}>
          <input type="checkbox" name="hideReported" value="yes" defaultChecked={typed.hideReported === 'yes'} /> Hide
          an answer that several readers report, until an editor has read it
        </label>
        {field('hideAt', 'How many readers')}
        {field(
          'secondLookPercent',
          'Of a hundred decisions, how many a colleague judges once more',
          '0: none. The colleague does not see what was decided; figures then say how far editors agree.',
        )}
      </fieldset>
      <fieldset>
        <legend>When an answer is turned down</legend>
        {field(
          'reviseDays',
          'Days in which its writer may revise it and send it again',
          'At most twice for one answer.',
        )}
        {field('appealDays', 'Days in which its writer may appeal')}
        {field(
          'appealDeskMinutes',
          'Minutes of open desk within which an appeal is judged',
          'By an editor other than the one who decided, where there is one.',
        )}
      </fieldset>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Save
        </button>
        <span role="status">{busy ? 'Saving…' : state?.notice}</span>
      </div>
    </form>
  );
}
