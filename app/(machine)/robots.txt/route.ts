import { respond } from '@/lib/feeds/respond';
import { robots } from '@/lib/feeds/robots';
import { siteAddress } from '@/lib/settings/address';

export const dynamic = 'force-dynamic';

export function GET() {
  return respond('text', robots(siteAddress()));
}
