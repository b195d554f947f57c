import type { Metadata } from 'next';
import { ReceiptView } from '@/components/comments/receipt-view';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getReceipt } from '@/lib/comments/queries';
import { getSettings } from '@/lib/settings/queries';

const savedWhat: Record<string, 'change' | 'appeal'> = { '1': 'change', appeal: 'appeal' };

type Props = {
  params: Promise<{ receipt: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const receipt = await getReceipt((await params).receipt, new Date());
  return {
    title: receipt?.headline ?? 'No such receipt',
    robots: { index: false, follow: false },
    referrer: 'same-origin', // the address is a secret
  };
}

export default async function ReceiptPage({ params, searchParams }: Props) {
  const [receipt, settings] = await Promise.all([getReceipt((await params).receipt, new Date()), getSettings()]);
  if (!receipt) return <NothingHere />;
  const { saved } = await searchParams;
  return (
    <SiteFrame>
      <ReceiptView
        receipt={receipt}
        promise={settings.promise}
        now={new Date()}
        saved={savedWhat[String(saved)] ?? null}
      />
    </SiteFrame>
  );
}
