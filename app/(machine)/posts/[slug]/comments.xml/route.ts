import { getAnswersFeed } from '@/lib/feeds/queries';
import { nothingHere, respond } from '@/lib/feeds/respond';
import { rss } from '@/lib/feeds/rss';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

export async function GET(_: Request, { params }: Context) {
  const feed = await getAnswersFeed((await params).slug, new Date());
  return feed ? respond('rss', rss(feed)) : nothingHere();
}
