import { type ReactNode, useEffect, useRef } from 'react';
import type { Refusal } from '@/lib/result';

/** The form's fields in their order, as they are called in a sentence. */
const fieldNames = [
  ['reason', 'the reason'],
  ['words', 'your words'],
  ['explanation', 'your explanation'],
  ['law', 'the law'],
  ['name', 'your name'],
  ['email', 'your e-mail address'],
  ['goodFaith', 'your statement'],
] as const;

type Name = (typeof fieldNames)[number][0];

/** What stands in the way, with a link to each field that can be mended. Spoken at once, and focused when it appears. */
export function ReportProblems({ refusal }: { refusal: Refusal | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) box.current?.focus();
  }, [refusal]);
  if (!refusal) return null;
  const wrong = fieldNames.filter(([name]) => refusal.fields?.[name]?.length);
  return (
    <div className="notice" role="alert" tabIndex={-1} ref={box}>
      <strong>Not sent yet.</strong> {refusal.message}
      {wrong.length > 0 && (
        <>
          {' '}
          To mend:{' '}
          {wrong.map(([name, words], index) => (
            <span key={name}>
              {index > 0 && ', '}
              <a href={`#report-${name}`}>{words}</a>
            </span>
          ))}
          .
        </>
      )}
    </div>
  );
}

export type FieldTools = {
  /** The sentence under a field, if something is wrong with it. */
  problem: (name: Name) => ReactNode;
  controls: (
    name: Name,
    hint?: string,
  ) => {
    id: string;
    name: string;
    defaultValue: string | undefined;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  };
};

export function fieldTools(refusal: Refusal | null, typed: Record<string, string>): FieldTools {
  const wordsOf = (name: Name) => refusal?.fields?.[name]?.[0];
  return {
    problem: (name) =>
      wordsOf(name) && (
        <span className="error" id={`${name}-problem`}>
          {wordsOf(name)}
        </span>
      ),
    controls: (name, hint) => ({
      id: `report-${name}`,
      name,
      defaultValue: typed[name],
      'aria-invalid': wordsOf(name) ? true : undefined,
      'aria-describedby': [wordsOf(name) && `${name}-problem`, hint].filter(Boolean).join(' ') || undefined,
    }),
  };
}
