'use client';

import { useActionState } from 'react';
import { changeViewAction, saveViewAction, type ViewState } from '@/lib/moderation/saved-views/actions';
import styles from './saved-views.module.css';

type SavedView = { id: number; name: string };
type Props = { views: SavedView[]; place: string };

/** Keeps what is shown under a name, and orders what was kept. Open when something was refused, so that the reason is seen. */
export function SavedViews({ views, place }: Props) {
  const [kept, keep, keeping] = useActionState(saveViewAction, null);
  const [changed, change, changing] = useActionState(changeViewAction, null);
  return (
    <details className={styles.views} open={kept || changed ? true : undefined}>
      <summary>Keep this view</summary>
      <form action={keep} className={styles.line} aria-busy={keeping}>
        <input type="hidden" name="place" value={place} />
        <p className="field">
          <label htmlFor="view-name">Keep this view as</label>
          <input
            id="view-name"
            name="name"
            required
            maxLength={60}
            defaultValue={kept?.name}
            aria-invalid={kept ? true : undefined}
            aria-describedby={kept ? 'view-name-error' : undefined}
          />
          {kept && <Refused state={kept} id="view-name-error" />}
        </p>
        <button className="button" type="submit">
          Keep
        </button>
      </form>
      {views.length > 0 && (
        <section className={styles.kept} aria-labelledby="kept-views">
          <h2 id="kept-views">Your views</h2>
          <ol role="list">
            {views.map((view, index) => (
              <li key={view.id}>
                <form action={change} className={styles.line} aria-busy={changing}>
                  <input type="hidden" name="place" value={place} />
                  <KeptView
                    view={view}
                    refused={changed?.id === String(view.id) ? changed : null}
                    isFirst={index === 0}
                    isLast={index === views.length - 1}
                  />
                </form>
              </li>
            ))}
          </ol>
        </section>
      )}
    </details>
  );
}

type KeptProps = { view: SavedView; refused: ViewState | null; isFirst: boolean; isLast: boolean };

function KeptView({ view, refused, isFirst, isLast }: KeptProps) {
  const label = <span className="sr"> {view.name}</span>;
  return (
    <>
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
          defaultValue={refused?.name ?? view.name}
          key={view.name}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `view-${view.id}-error` : undefined}
        />
        {refused && <Refused state={refused} id={`view-${view.id}-error`} />}
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
    </>
  );
}

function Refused({ state, id }: { state: ViewState; id: string }) {
  return (
    <span className="error" id={id} role="alert">
      {state.refusal.message}
    </span>
  );
}
