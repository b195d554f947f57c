import type { Metadata } from 'next';
import { ReportPage } from '@/components/reports/report-page';
import { ReportThanks } from '@/components/reports/report-thanks';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getReportable } from '@/lib/reports/queries';

export const metadata: Metadata = { title: 'Report an answer', robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { sent } = await searchParams;
  const comment = await getReportable(id);
  if (sent === 'now' || sent === 'before') {
    return (
      <SiteFrame>
        <ReportThanks comment={comment} isNews={sent === 'now'} />
      </SiteFrame>
    );
  }
  if (!comment) return <NothingHere />;
  return (
    <SiteFrame>
      <ReportPage comment={comment} />
    </SiteFrame>
  );
}
