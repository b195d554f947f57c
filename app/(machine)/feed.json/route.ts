import { jsonFeed } from '@/lib/feeds/json-feed';
import { getSiteFeed } from '@/lib/feeds/queries';
import { respond } from '@/lib/feeds/respond';

export const dynamic = 'force-dynamic';

export async function GET() {
  return respond('json', jsonFeed(await getSiteFeed('/feed.json')));
}
