'use client';

import { startTransition, useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { changeHoursAction, type HoursState } from '@/lib/settings/hours/actions';
import type { HoursFields } from '@/lib/settings/hours/fields';
import type { Place, Places } from '@/lib/settings/hours/places';
import type { HoursPreview } from '@/lib/settings/hours/preview';
import styles from './hours-form.module.css';

type Props = { version: number; typed: HoursFields; places: Places; preview: HoursPreview; zones: string[] };

const days = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

const SPARE_ROWS = 2;

export function HoursForm(props: Props) {
  const [state, act, busy] = useActionState<HoursState | null, FormData>(changeHoursAction, null);
  const typed = state?.typed ?? props.typed;
  const places = state?.places ?? props.places;
  const errors = state?.refusal?.fields ?? {};
  /** A choice of country or state brings its parts, and saves nothing. */
  const bring = (form: HTMLFormElement | null) => {
    if (!form) return;
    const data = new FormData(form);
    data.set('intent', 'try');
    startTransition(() => act(data));
  };
  const about = (name: string, hint = false) => ({
    'aria-invalid': errors[name] ? (true as const) : undefined,
    'aria-describedby':
      [hint && `${name}-hint`, errors[name] && `${name}-error`].filter(Boolean).join(' ') || undefined,
  });
  const error = (name: string) =>
    errors[name] && (
      <span className="error" id={`${name}-error`}>
        {errors[name]![0]}
      </span>
    );
  const place = (name: 'country' | 'state' | 'region', label: string, all: Place[], none: string) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        key={typed[name] + all.length}
        defaultValue={typed[name]}
        onChange={(event) => bring(event.currentTarget.form)}
        {...about(name)}
      >
        <option value="">{none}</option>
        {all.map(({ code, name: words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
        {typed[name] !== '' && !all.some(({ code }) => code === typed[name]) && (
          <option value={typed[name]}>{typed[name]}</option>
        )}
      </select>
      {error(name)}
    </div>
  );
  return (
    <div className={styles.hours}>
      <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy} noValidate>
        <Refused refusal={state?.refusal} />
        <input type="hidden" name="version" value={state?.version ?? props.version} />
        <fieldset>
          <legend>The promise</legend>
          <div className={desk.pair}>
            <div className="field">
              <label htmlFor="deskMinutes">Read within, in minutes of open desk</label>
              <input
                id="deskMinutes"
                name="deskMinutes"
                inputMode="numeric"
                defaultValue={typed.deskMinutes}
                {...about('deskMinutes')}
              />
              {error('deskMinutes')}
            </div>
            <div className="field">
              <label htmlFor="nearingMinutes">Warn editors so many minutes before</label>
              <input
                id="nearingMinutes"
                name="nearingMinutes"
                inputMode="numeric"
                defaultValue={typed.nearingMinutes}
                {...about('nearingMinutes')}
              />
              {error('nearingMinutes')}
            </div>
          </div>
          <p className="hint">Promises already given stay as they were given.</p>
        </fieldset>
        <fieldset>
          <legend>Hours of the week</legend>
          <div className="field">
            <label htmlFor="timeZone">Time zone</label>
            <input
              id="timeZone"
              name="timeZone"
              list="zones"
              autoComplete="off"
              spellCheck={false}
              defaultValue={typed.timeZone}
              {...about('timeZone', true)}
            />
            <datalist id="zones">
              {props.zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <span className="hint" id="timeZone-hint">
              A region and a city, such as Europe/Berlin.
            </span>
            {error('timeZone')}
          </div>
          <p className="hint" id="week-hint">
            From–to, several separated by commas, such as 9:00–12:30, 13:00–17:00. Empty when the desk is closed.
          </p>
          {days.map(([name, label]) => (
            <div className={`field ${styles.day}`} key={name}>
              <label htmlFor={name}>{label}</label>
              <input
                id={name}
                name={name}
                defaultValue={typed[name]}
                placeholder="closed"
                aria-invalid={errors[name] ? true : undefined}
                aria-describedby={`week-hint${errors[name] ? ` ${name}-error` : ''}`}
              />
              {error(name)}
            </div>
          ))}
        </fieldset>
        <fieldset>
          <legend>Public holidays</legend>
          <div className={styles.places}>
            {place('country', 'Country', places.countries, 'None are kept')}
            {(places.states.length > 0 || typed.state !== '') &&
              place('state', 'State', places.states, 'The whole country’s')}
            {(places.regions.length > 0 || typed.region !== '') &&
              place('region', 'Region', places.regions, 'The whole state’s')}
          </div>
          <noscript>
            <button className="button" type="submit" name="intent" value="try">
              Show the parts of this country
            </button>
          </noscript>
        </fieldset>
        <fieldset>
          <legend>Other days on which the desk is closed</legend>
          {errors.closures && <p className="notice">{errors.closures[0]}</p>}
          <Closures key={JSON.stringify(typed.closures)} closures={typed.closures} errors={errors} />
        </fieldset>
        <div className="actions">
          <button className="button first" type="submit" aria-disabled={busy}>
            Save
          </button>
          <button className="button" type="submit" name="intent" value="try" aria-disabled={busy}>
            Try it
          </button>
          <span role="status">{busy ? 'One moment…' : state?.notice}</span>
        </div>
      </form>
      <Preview preview={state?.preview ?? props.preview} />
    </div>
  );
}

function Closures({
  closures,
  errors,
}: {
  closures: HoursFields['closures'];
  errors: Record<string, string[] | undefined>;
}) {
  const rows = [...closures, ...Array.from({ length: SPARE_ROWS }, () => ({ from: '', to: '', reason: '' }))];
  return (
    <table className={styles.closures}>
      <thead>
        <tr>
          <th scope="col">First day</th>
          <th scope="col">Last day</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((closure, row) => {
          const name = `closure-${row}`;
          const wrong = errors[name];
          const shared = {
            'aria-invalid': wrong ? (true as const) : undefined,
            'aria-describedby': wrong ? `${name}-error` : undefined,
          };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={row}>
              <td>
                <div className="field">
                  <input
                    type="date"
                    name={`${name}-from`}
                    defaultValue={closure.from}
                    aria-label={`First day, row ${row + 1}`}
                    {...shared}
                  />
                </div>
              </td>
              <td>
                <div className="field">
                  <input
                    type="date"
                    name={`${name}-to`}
                    defaultValue={closure.to}
                    aria-label={`Last day, row ${row + 1}`}
                    {...shared}
                  />
                </div>
              </td>
              <td>
                <div className="field">
                  <input
                    name={`${name}-reason`}
                    defaultValue={closure.reason}
                    maxLength={120}
                    aria-label={`Reason, row ${row + 1}`}
                    {...shared}
                  />
                  {wrong && (
                    <span className="error" id={`${name}-error`}>
                      {wrong[0]}
                    </span>
                  )}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Preview({ preview }: { preview: HoursPreview }) {
  return (
    <aside className={styles.preview} aria-labelledby="preview-title">
      <h2 id="preview-title">What readers see</h2>
      <p className={styles.sentence}>{preview.hours}</p>
      <p className={styles.sentence}>To an answer sent now: “{preview.promise}”</p>
      <h2>The next two weeks</h2>
      <ol role="list">
        {preview.days.map(({ date, name, open, shut }) => (
          <li key={date}>
            <span>
              {name.slice(0, 3)} {date}
            </span>
            <span className={open ? styles.open : styles.shut}>
              {[open || 'closed', shut].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
