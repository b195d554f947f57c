import type { Metadata } from 'next';
import { permanentRedirect, redirect } from 'next/navigation';
import { StandingPage } from '@/components/pages/standing-page';
import { NothingHere } from '@/components/site/nothing-here';
import { getNumbered, getOldAddress, getPage } from '@/lib/pages/queries';
import { addressOf } from '@/lib/settings/address';
import { excerpt, plainText } from '@/lib/text/plain';

type Props = {
  params: Promise<{ path: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path } = await params;
  const page = path.length === 1 ? await getPage(path[0]!) : null;
  if (!page) return { title: 'Not found' };
  return {
    title: excerpt(page.title, 120),
    description: excerpt(plainText(page.html), 200) || undefined,
    alternates: { canonical: addressOf(`/${page.key}`) },
  };
}

/** Standing pages, and every address that something used to have. */
export default async function OtherPage({ params, searchParams }: Props) {
  const { path } = await params;
  const page = path.length === 1 ? await getPage(path[0]!) : null;
  if (page) return <StandingPage page={page} />;

  const place = `/${path.join('/')}`;
  const moved = (await getNumbered(place, await searchParams)) ?? (await getOldAddress(place));
  if (!moved) return <NothingHere />;
  if (moved.permanent) permanentRedirect(moved.target);
  redirect(moved.target);
}
