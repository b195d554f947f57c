'use client';

import { type FormEvent, lazy, Suspense, startTransition, useActionState, useEffect, useRef, useState } from 'react';
import type { Prover } from '@/components/comments/prover';
import type { ChallengeShown } from '@/lib/challenge/ours';
import { type ReturnedReport, reportAction } from '@/lib/reports/actions';
import { reasons, reasonWords } from '@/lib/reports/schema';
import { NoticeFields } from './notice-fields';
import styles from './report.module.css';
import { fieldTools, ReportProblems } from './report-problems';

type Props = {
  comment: { id: number; postId: number; location: string };
  offer: string;
  /** Null for somebody whom the site knows. */
  challenge: ChallengeShown | null;
};

const HumanCheck = lazy(() =>
  import('@/components/comments/human-check').then((module) => ({ default: module.HumanCheck })),
);

/** Why a reader thinks that an answer should not stand there. A plain form; what a notice needs shows when it is chosen. */
export function ReportForm({ comment, offer, challenge }: Props) {
  const [returned, act, busy] = useActionState<ReturnedReport | null, FormData>(reportAction, null);
  const [proving, setProving] = useState(false);
  const [isReady, setIsReady] = useState(false); // hCaptcha's widget comes with JavaScript alone
  const prover = useRef<Promise<Prover> | null>(null);
  const token = useRef('');
  const reset = useRef(() => {});
  useEffect(() => setIsReady(true), []);

  const begin = () => {
    if (challenge?.kind !== 'pow') return;
    prover.current ??= import('@/components/comments/prover').then((module) => new module.Prover(comment.postId));
    prover.current.then((found) => found.begin()).catch(() => {});
  };
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || proving) return;
    const data = new FormData(event.currentTarget);
    setProving(true);
    begin();
    const proof = await prover.current?.then((found) => found.proof()).catch(() => '');
    if (proof) data.set('proof', proof);
    if (token.current) data.set('h-captcha-response', token.current);
    setProving(false);
    startTransition(() => act(data));
  };
  useEffect(() => {
    if (returned?.refusal.code !== 'not-human') return;
    prover.current?.then((found) => found.discard()).catch(() => {});
    token.current = '';
    reset.current();
  }, [returned]);

  const typed = returned?.typed ?? {};
  const { problem, controls } = fieldTools(returned?.refusal ?? null, typed);
  return (
    <form className={styles.form} action={act} onSubmit={send} onInput={begin} aria-busy={busy || proving} noValidate>
      <ReportProblems refusal={returned?.refusal ?? null} />
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="offer" value={offer} />
      <fieldset className={styles.reasons} aria-describedby={problem('reason') ? 'reason-problem' : undefined}>
        <legend>What is wrong with it?</legend>
        {reasons.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} defaultChecked={typed.reason === reason} />{' '}
            {reasonWords[reason]}
          </label>
        ))}
        {problem('reason')}
      </fieldset>
      <div className={`field ${styles.ordinary}`}>
        <label htmlFor="report-words">
          In your words <span className={styles.optional}>optional</span>
        </label>
        <textarea {...controls('words')} rows={3} dir="auto" />
        {problem('words')}
      </div>
      <NoticeFields location={comment.location} typed={typed} problem={problem} controls={controls} />
      {challenge?.kind === 'hcaptcha' && isReady && (
        <Suspense>
          <HumanCheck
            challenge={challenge}
            onToken={(given) => {
              token.current = given;
            }}
            onReset={(again) => {
              reset.current = again;
            }}
          />
        </Suspense>
      )}
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy || proving}>
          Send to the editors
        </button>
        <span className="ui" role="status">
          {busy || proving ? 'Sending…' : ''}
        </span>
      </div>
    </form>
  );
}
