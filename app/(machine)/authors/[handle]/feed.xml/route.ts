import { getAuthorFeed } from '@/lib/feeds/queries';
import { nothingHere, respond } from '@/lib/feeds/respond';
import { rss } from '@/lib/feeds/rss';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ handle: string }> };

export async function GET(_: Request, { params }: Context) {
  const feed = await getAuthorFeed((await params).handle);
  return feed ? respond('rss', rss(feed)) : nothingHere();
}
