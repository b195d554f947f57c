import { atom } from '@/lib/feeds/atom';
import { getSiteFeed } from '@/lib/feeds/queries';
import { respond } from '@/lib/feeds/respond';

export const dynamic = 'force-dynamic';

export async function GET() {
  return respond('atom', atom(await getSiteFeed('/atom.xml')));
}
