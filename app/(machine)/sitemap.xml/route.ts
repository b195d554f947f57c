import { getSitemap } from '@/lib/feeds/queries';
import { respond } from '@/lib/feeds/respond';
import { sitemap } from '@/lib/feeds/sitemap';
import { siteAddress } from '@/lib/settings/address';

export const dynamic = 'force-dynamic';

export async function GET() {
  return respond('xml', sitemap(siteAddress(), await getSitemap()));
}
