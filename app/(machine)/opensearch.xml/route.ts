import { openSearch } from '@/lib/feeds/opensearch';
import { respond } from '@/lib/feeds/respond';
import { siteAddress } from '@/lib/settings/address';
import { getSettings } from '@/lib/settings/queries';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { title } = await getSettings();
  return respond('opensearch', openSearch(siteAddress(), title));
}
