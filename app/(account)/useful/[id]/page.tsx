import type { Metadata } from 'next';
import styles from '@/components/comments/receipt.module.css';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { notCountedWords } from '@/lib/reactions/not-counted';
import { getPlace } from '@/lib/reactions/queries';

export const metadata: Metadata = { title: 'Not counted', robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Why a press on “Useful” did not count, for whoever pressed it without JavaScript. */
export default async function NotCountedPage({ params, searchParams }: Props) {
  const why = notCountedWords((await searchParams).why);
  if (!why) return <NothingHere />;
  const place = await getPlace((await params).id);
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">Not counted</h1>
        <div className={styles.confirm}>
          <p role="status">{why}</p>
          <p>
            <a href={place ?? '/'}>{place ? 'Back to the answer' : 'To the front page'}</a>
          </p>
        </div>
      </div>
    </SiteFrame>
  );
}
