'use client';

import { useEffect, useRef } from 'react';
import { acts, actsIn, keyGroups, keyInWords } from '@/lib/desk/keys';
import { useKeys } from './keys-context';
import styles from './keys-help.module.css';

/** The keys as they are now, for whoever asks. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const keys = useKeys();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.help} aria-labelledby="keys-help-title" onClose={onClose} closedby="any">
      <header>
        <h2 id="keys-help-title">Keys</h2>
        <form method="dialog">
          <button className="button" type="submit">
            Close <kbd>Esc</kbd>
          </button>
        </form>
      </header>
      <div className={styles.groups}>
        {keyGroups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {actsIn(group)
                .filter((name) => keys[name] !== '')
                .map((name) => (
                  <div key={name}>
                    <dt>
                      <kbd>{keyInWords(keys[name])}</kbd>
                    </dt>
                    <dd>
                      {acts[name].name}
                      {acts[name].hint && <small>{acts[name].hint}</small>}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <footer>
        <p>
          Ctrl Enter sends what you type, Escape leaves it, arrows move in the list.{' '}
          <a href="/desk/preferences">Change the keys, or switch them off</a>
        </p>
      </footer>
    </dialog>
  );
}
