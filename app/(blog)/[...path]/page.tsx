import type { Metadata } from 'next';
import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { StandingPage } from '@/components/pages/standing-page';
import { getOldAddress, getPage } from '@/lib/pages/queries';
import { addressOf } from '@/lib/settings/address';
import { excerpt, plainText } from '@/lib/text/plain';

type Props = { params: Promise<{ path: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path } = await params;
  const page = path.length === 1 ? await getPage(path[0]!) : null;
  if (!page) return {};
  return {
    title: excerpt(page.title, 120),
    description: excerpt(plainText(page.html), 200) || undefined,
    alternates: { canonical: addressOf(`/${page.key}`) },
  };
}

/** Standing pages, and every address that something used to have. */
export default async function OtherPage({ params }: Props) {
  const { path } = await params;
  const page = path.length === 1 ? await getPage(path[0]!) : null;
  if (page) return <StandingPage page={page} />;

  const moved = await getOldAddress(`/${path.join('/')}`);
  if (!moved) notFound();
  if (moved.permanent) permanentRedirect(moved.target);
  redirect(moved.target);
}
