import type { Metadata } from 'next';
import { NoticeReceipt } from '@/components/reports/notice-receipt';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getNotice } from '@/lib/reports/queries';

export const metadata: Metadata = {
  title: 'Your notice',
  robots: { index: false, follow: false },
  referrer: 'same-origin', // the address is a secret
};

type Props = { params: Promise<{ receipt: string }> };

export default async function NoticePage({ params }: Props) {
  const notice = await getNotice((await params).receipt);
  if (!notice) return <NothingHere />;
  return (
    <SiteFrame>
      <NoticeReceipt notice={notice} now={new Date()} />
    </SiteFrame>
  );
}
