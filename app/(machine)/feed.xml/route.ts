import { getSiteFeed } from '@/lib/feeds/queries';
import { respond } from '@/lib/feeds/respond';
import { rss } from '@/lib/feeds/rss';

export const dynamic = 'force-dynamic';

export async function GET() {
  return respond('rss', rss(await getSiteFeed('/feed.xml')));
}
