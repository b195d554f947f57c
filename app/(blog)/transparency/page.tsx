import type { Metadata } from 'next';
import { TransparencyReport } from '@/components/figures/transparency-report';
import { SiteFrame } from '@/components/site/site-frame';
import { getTransparency } from '@/lib/figures/queries';
import { addressOf } from '@/lib/settings/address';

export const metadata: Metadata = {
  title: 'How this conversation is kept',
  description: 'How many answers came in, what became of them, how long it took, and how often we kept our word.',
  alternates: { canonical: addressOf('/transparency') },
};

export default async function TransparencyPage() {
  const report = await getTransparency(new Date());
  return (
    <SiteFrame current="/transparency">
      <div className="sheet">
        <TransparencyReport report={report} />
      </div>
    </SiteFrame>
  );
}
