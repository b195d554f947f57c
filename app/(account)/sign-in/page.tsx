import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/people/account.module.css';
import { SignInForm } from '@/components/people/sign-in-form';
import { SiteFrame } from '@/components/site/site-frame';
import { isSignedIn } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { safeReturnPath } from '@/lib/text/paths';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, out } = await searchParams;
  const back = safeReturnPath(next, '');
  if (isSignedIn(await currentActor())) redirect(back || '/me');
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">Sign in</h1>
        <div>
          {out && (
            <p className={styles.lead} role="status">
              You are signed out.
            </p>
          )}
          {back.startsWith('/desk') && (
            <p className={styles.lead}>The desk is for authors and editors. Please say who you are.</p>
          )}
          <SignInForm next={back} />
        </div>
      </div>
    </SiteFrame>
  );
}
