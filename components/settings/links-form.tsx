'use client';

import { useActionState, useEffect, useRef } from 'react';
import desk from '@/components/desk/desk.module.css';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { changeLinksAction, type LinksState } from '@/lib/settings/changing/actions';
import type { LinkListName, TypedLinks } from '@/lib/settings/links';
import { LINK_ADDRESS_MAX, LINK_LABEL_MAX, LINKS_MAX } from '@/lib/settings/schema';
import styles from './links-form.module.css';

type Props = { version: number; links: TypedLinks };

/** The buttons beside the rows send the form as well: what they arrange comes back typed, and is saved by Save alone. */
export function LinksForm({ version, links }: Props) {
  const [state, act, busy] = useActionState<LinksState | null, FormData>(changeLinksAction, null);
  const form = useRef<HTMLFormElement>(null);
  const typed = state?.typed ?? links;
  useEffect(() => {
    if (!state?.arranged) return;
    const target = targetsOf(state).map((field) => form.current?.querySelector<HTMLElement>(field));
    target.find(Boolean)?.focus();
  }, [state]);
  const shared = { typed, errors: state?.refusal?.fields ?? {} };
  return (
    <form ref={form} className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy}>
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" hidden />
      <Refused refusal={state?.refusal} />
      <input type="hidden" name="version" value={state?.version ?? version} />
      <Rows
        {...shared}
        list="navigation"
        legend="Navigation"
        hint="Under the blog’s name. A path of this site, such as /archive, or an address on the web. The front page comes first by itself."
      />
      <Rows
        {...shared}
        list="social"
        legend="Elsewhere"
        hint="Where else the blog is to be found: in the line that says how to follow it, and at the foot of every page."
      />
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Save
        </button>
        <span role="status">{busy ? 'Saving…' : state?.notice}</span>
      </div>
    </form>
  );
}

type RowsProps = {
  list: LinkListName;
  legend: string;
  hint: string;
  typed: TypedLinks;
  errors: Record<string, string[] | undefined>;
};

function Rows({ list, legend, hint, typed, errors }: RowsProps) {
  const rows = typed[list];
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p className="hint">{hint}</p>
      {rows.length === 0 && <p>None yet.</p>}
      <ol role="list" className={styles.rows}>
        {rows.map(({ label, href }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place and what came back for it
          <li key={`${row} ${label} ${href}`}>
            <Field
              name={`${list}-${row}-label`}
              label="Words"
              of={`of link ${row + 1}`}
              value={label}
              max={LINK_LABEL_MAX}
              errors={errors}
            />
            <Field
              name={`${list}-${row}-href`}
              label="Address"
              of={`of link ${row + 1}`}
              value={href}
              max={LINK_ADDRESS_MAX}
              errors={errors}
            />
            <div className={desk.moves}>
              <button
                type="submit"
                name="arrange"
                value={`${list} up ${row}`}
                disabled={row === 0}
                aria-label={`Move up: ${label || row + 1}`}
              >
                ↑
              </button>
              <button
                type="submit"
                name="arrange"
                value={`${list} down ${row}`}
                disabled={row === rows.length - 1}
                aria-label={`Move down: ${label || row + 1}`}
              >
                ↓
              </button>
              <button
                type="submit"
                name="arrange"
                value={`${list} remove ${row}`}
                aria-label={`Remove: ${label || row + 1}`}
              >
                ✕
              </button>
            </div>
          </li>
        ))}
      </ol>
      {errors[list] && <p className="error">{errors[list][0]}</p>}
      {rows.length < LINKS_MAX && (
        <button className={`button ${styles.add}`} type="submit" name="arrange" value={`${list} add`}>
          Add a link
        </button>
      )}
    </fieldset>
  );
}

type FieldProps = { name: string; label: string; of: string; value: string; max: number; errors: RowsProps['errors'] };

function Field({ name, label, of, value, max, errors }: FieldProps) {
  const error = errors[name]?.[0];
  return (
    <div className="field">
      <label htmlFor={name}>
        {label} <span className="sr">{of}</span>
      </label>
      <input
        id={name}
        name={name}
        defaultValue={value}
        maxLength={max}
        dir="auto"
        autoCapitalize="none"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}

/** Where the focus goes after a button: with its row, to a new row's field, or to where a removed one was. The first that is there. */
function targetsOf({ arranged, typed }: LinksState): string[] {
  const { list, does, row } = arranged!;
  const last = typed[list].length - 1;
  if (does === 'add') return [`[name="${list}-${last}-label"]`];
  if (does === 'remove') return [`[name="${list}-${Math.min(row, last)}-label"]`, `[value="${list} add"]`];
  const now = does === 'up' ? row - 1 : row + 1;
  return [does, 'up', 'down'].map((way) => `[value="${list} ${way} ${now}"]:not(:disabled)`);
}
