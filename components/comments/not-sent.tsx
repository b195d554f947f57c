import { useEffect, useRef } from 'react';
import type { Refusal } from '@/lib/result';
import { fieldId, fieldNames } from './answer-fields';

type Props = {
  refusal: Refusal | null;
  problems: Record<string, string[] | undefined>; // those of the refusal that are left to mend
};

/** What stands in the way, with a link to each field that can be mended. Spoken at once, and focused when it appears. */
export function NotSent({ refusal, problems }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) box.current?.focus();
  }, [refusal]);
  if (!refusal) return null;

  const wrong = fieldNames.filter(([field]) => problems[field]?.length);
  if (refusal.fields && wrong.length === 0) return null;
  return (
    <div className="notice" role="alert" tabIndex={-1} ref={box}>
      <strong>Not sent yet.</strong> {refusal.message}
      {wrong.length > 0 && (
        <>
          {' '}
          {wrong.length === 1 ? 'One thing to mend:' : `${wrong.length} things to mend:`}{' '}
          {wrong.map(([field, words], index) => (
            <span key={field}>
              {index > 0 && ', '}
              <a href={`#${fieldId(field)}`}>{words}</a>
            </span>
          ))}
          .
        </>
      )}
      {!/words/.test(refusal.message) && ' Your words are safe.'}
    </div>
  );
}
