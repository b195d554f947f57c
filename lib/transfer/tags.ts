import { slugify } from '@/lib/text/slug';
import { freeAddress } from './addresses';
import type { ArchiveTag } from './archive';
import { listAllTags } from './store';

export type PlannedTag = { origin: string; id: number | null; slug: string; name: string; description: string };

/** The archive's tags beside those that are here: one name is one tag, whatever its case. */
export async function planTags(tags: ArchiveTag[]): Promise<Map<string, PlannedTag>> {
  const present = await listAllTags();
  const byName = new Map(present.map((tag) => [tag.name.toLowerCase(), tag]));
  const slugs = new Set(present.map((tag) => tag.slug));
  const planned = new Map<string, PlannedTag>();
  for (const { origin, name, slug, description } of tags) {
    const known = byName.get(name.toLowerCase());
    if (known) {
      planned.set(origin, { origin, id: known.id, slug: known.slug, name: known.name, description });
      continue;
    }
    const free = await freeAddress(slug || slugify(name), (wanted) => slugs.has(wanted));
    slugs.add(free);
    planned.set(origin, { origin, id: null, slug: free, name, description });
  }
  return planned;
}
