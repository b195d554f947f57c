'use client';

import { useActionState, useId } from 'react';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { changeStaffAction } from '@/lib/people/desk/actions';
import type { Refusal } from '@/lib/result';
import styles from './people.module.css';

type Props = {
  person: { id: number; name: string; role: string; tagIds: number[]; hasPassword: boolean; isLastOwner?: boolean };
  tags: { id: number; name: string }[];
  back: string;
};

const offices: [string, string, string][] = [
  ['none', 'Nothing', 'reads and answers, like everybody'],
  ['author', 'Author', 'writes posts of their own'],
  ['editor', 'Editor', 'decides on answers, edits every post'],
  ['owner', 'Owner', 'everything, and who works here'],
];

/** What somebody is here, and under which tags an editor decides. It holds at their next request. */
export function StaffForm({ person, tags, back }: Props) {
  const [refusal, act, busy] = useActionState<Refusal | null, FormData>(changeStaffAction, null);
  const id = useId();
  const role = offices.some(([value]) => value === person.role) ? person.role : 'none';
  return (
    <form
      className={styles.staffForm}
      action={act}
      onSubmit={sendBy(act)}
      aria-busy={busy}
      aria-label={`What ${person.name} is`}
    >
      <Refused refusal={refusal} />
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="back" value={back} />
      <fieldset className={styles.offices}>
        <legend className="sr">Office</legend>
        {offices.map(([value, name, does]) => (
          <label key={value}>
            <input type="radio" name="role" value={value} defaultChecked={value === role} />
            <span>
              <b>{name}</b> {does}
            </span>
          </label>
        ))}
      </fieldset>
      {tags.length > 0 && (
        <details className={styles.scope} open={person.tagIds.length > 0}>
          <summary id={`${id}-scope`}>
            {person.tagIds.length === 0 ? 'Keep an editor to chosen tags' : 'Kept to these tags'}
          </summary>
          {/* biome-ignore lint/a11y/useSemanticElements: the summary names it, and a legend would say it twice */}
          <div role="group" aria-labelledby={`${id}-scope`}>
            {tags.map((tag) => (
              <label key={tag.id}>
                <input type="checkbox" name="tag" value={tag.id} defaultChecked={person.tagIds.includes(tag.id)} />
                <span>{tag.name}</span>
              </label>
            ))}
          </div>
          <p className={styles.hint}>Without any, an editor decides under every post.</p>
        </details>
      )}
      {role !== 'none' && !person.hasPassword && (
        <p className={styles.hint}>
          No password yet: <code>npm run user -- password ADDRESS</code> makes one.
        </p>
      )}
      {person.isLastOwner && <p className={styles.hint}>The only owner. Appoint another one before changing this.</p>}
      <button className="button" type="submit" aria-disabled={busy}>
        Save
      </button>
    </form>
  );
}
