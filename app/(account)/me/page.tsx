import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/people/account.module.css';
import { SiteFrame } from '@/components/site/site-frame';
import { isSignedIn } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { currentActor } from '@/lib/auth/session';
import { getMyAnswers } from '@/lib/people/me/queries';
import { signOutAction } from '@/lib/people/sign-in-actions';
import { fullDate } from '@/lib/posts/dates';
import { getMyBar } from '@/lib/sanctions/queries';
import { getSettings } from '@/lib/settings/queries';

export const metadata: Metadata = { title: 'You', robots: { index: false } };

const kinds = {
  guest: 'a guest whose address is confirmed',
  member: 'a member',
  author: 'an author',
  editor: 'an editor',
  owner: 'an owner',
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MePage({ searchParams }: Props) {
  const actor = await currentActor();
  if (actor.kind === 'system' || actor.personId === null) redirect('/sign-in?next=/me');
  const { refused } = await searchParams;
  const [answers, { promise }, bar] = await Promise.all([
    getMyAnswers(actor),
    getSettings(),
    getMyBar(actor, new Date()),
  ]);
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">
          <bdi>{actor.name}</bdi>
        </h1>
        <div>
          {refused && (
            <p className={`notice ${styles.notice}`} role="alert">
              That part of the desk is not open to you: you are {kinds[actor.kind]} here. An owner of this blog can
              change that.
            </p>
          )}
          {bar && <p className={`notice ${styles.notice}`}>{bar}</p>}
          <p className={styles.lead}>You are known here as {kinds[actor.kind]}.</p>
          <div className={styles.out}>
            {can(actor, 'desk.enter') && (
              <a className="button first" href={can(actor, 'comment.decide') ? '/desk' : '/desk/posts'}>
                Go to the desk
              </a>
            )}
            {isSignedIn(actor) && (
              <form action={signOutAction}>
                <button className="button" type="submit">
                  Sign out
                </button>
              </form>
            )}
          </div>
          <h2 className={styles.section}>Your answers</h2>
          {answers.length === 0 && <p className={styles.lead}>You have not answered anything yet.</p>}
          <ol className={styles.list} role="list">
            {answers.map(({ id, says, stands, isPublic, sentAt, receipt, post }) => (
              <li key={id}>
                <p dir="auto">{says}</p>
                <p className={styles.facts}>
                  <b>{stands}</b>
                  <span>
                    on <a href={isPublic ? `/posts/${post.slug}#comment-${id}` : `/posts/${post.slug}`}>{post.title}</a>
                  </span>
                  <time dateTime={sentAt.toISOString()}>{fullDate(sentAt, promise.calendar.timeZone)}</time>
                  <a href={`/comments/${receipt}`}>Receipt</a>
                </p>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </SiteFrame>
  );
}
