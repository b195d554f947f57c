import type { Metadata } from 'next';
import { ConfirmForm } from '@/components/comments/confirm-form';
import styles from '@/components/comments/receipt.module.css';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getConfirmation } from '@/lib/comments/queries';

export const metadata: Metadata = {
  title: 'Confirm your address',
  robots: { index: false, follow: false },
  referrer: 'same-origin', // the address is a secret; stricter, and a browser would not say where its form comes from
};

type Props = { params: Promise<{ token: string }> };

/** Looking changes nothing: mail programs follow links by themselves. The button does. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const link = await getConfirmation(token, new Date());
  if (link.state === 'unknown') return <NothingHere />;
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">{link.state === 'good' ? 'Is this you?' : 'This link is spent'}</h1>
        <div className={styles.confirm}>
          {link.state === 'good' && (
            <>
              <p>
                An answer was written here under this address, which we know as <b dir="auto">{link.name}</b>. If it was
                you, say so: the answer stands under that name, and this browser need not sign again. If it was not you,
                close this page and nothing happens.
              </p>
              {/* html was rendered by lib/text when it was stored */}
              <div className={`prose ${styles.asked}`} dir="auto" dangerouslySetInnerHTML={{ __html: link.html }} />
              <ConfirmForm secret={token} version={link.version} />
            </>
          )}
          {link.state === 'used' && (
            <p>
              It was used before, and works once.{' '}
              {link.receipt && <a href={`/comments/${link.receipt}`}>See where your answer stands</a>}
            </p>
          )}
          {link.state === 'old' && <p>It was good for seven days. Please send your answer again.</p>}
        </div>
      </div>
    </SiteFrame>
  );
}
