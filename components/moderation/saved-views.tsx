'use client';

import { useActionState } from 'react';
import { changeViewAction, saveViewAction } from '@/lib/moderation/saved-views/actions';
import styles from './saved-views.module.css';

type Props = { views: { id: number; name: string }[]; place: string };

/** Keeps what is shown under a name, and orders what was kept. */
export function SavedViews({ views, place }: Props) {
  const [state, save, busy] = useActionState(saveViewAction, null);
  return (
    <div className={styles.saved}>
      <form action={save} className={styles.line} aria-busy={busy}>
        <input type="hidden" name="place" value={place} />
        <p className="field">
          <label htmlFor="view-name">Keep this view as</label>
          <input
            id="view-name"
            name="name"
            required
            maxLength={60}
            defaultValue={state?.name}
            aria-invalid={state ? true : undefined}
            aria-describedby={state ? 'view-name-error' : undefined}
          />
          {state && (
            <span className="error" id="view-name-error" role="alert">
              {state.refusal.message}
            </span>
          )}
        </p>
        <button className="button" type="submit">
          Keep
        </button>
      </form>
      {views.length > 0 && (
        <details className={styles.kept}>
          <summary>Rename, order or remove your views</summary>
          <ol role="list">
            {views.map((view, index) => (
              <li key={view.id}>
                <KeptView view={view} place={place} isFirst={index === 0} isLast={index === views.length - 1} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

type KeptProps = { view: { id: number; name: string }; place: string; isFirst: boolean; isLast: boolean };

function KeptView({ view, place, isFirst, isLast }: KeptProps) {
  const [state, change, busy] = useActionState(changeViewAction, null);
  const label = <span className="sr"> {view.name}</span>;
  return (
    <form action={change} className={styles.line} aria-busy={busy}>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="id" value={view.id} />
      <p className="field">
        <label className="sr" htmlFor={`view-${view.id}`}>
          Name of {view.name}
        </label>
        <input
          id={`view-${view.id}`}
          name="name"
          required
          maxLength={60}
          defaultValue={state?.name ?? view.name}
          key={view.name}
          aria-invalid={state ? true : undefined}
        />
        {state && (
          <span className="error" role="alert">
            {state.refusal.message}
          </span>
        )}
      </p>
      <button className="button" type="submit" name="change" value="rename">
        Rename{label}
      </button>
      <button
        className="button"
        type="submit"
        name="change"
        value="up"
        disabled={isFirst}
        aria-label={`Move ${view.name} up`}
      >
        ↑
      </button>
      <button
        className="button"
        type="submit"
        name="change"
        value="down"
        disabled={isLast}
        aria-label={`Move ${view.name} down`}
      >
        ↓
      </button>
      <button className="button" type="submit" name="change" value="remove">
        Remove{label}
      </button>
    </form>
  );
}
