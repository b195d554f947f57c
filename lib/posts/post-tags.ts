import { tags } from '@/lib/events/tags';

type Shown = { slug: string; handles: (string | undefined)[]; tagSlugs: string[] };

/** Every page on which a post stands: its own, its authors', its subjects', and all listings. */
export function pagesOfPost(...shown: Shown[]): string[] {
  return [
    tags.posts,
    ...shown.flatMap(({ slug, handles, tagSlugs }) => [
      tags.post(slug),
      ...handles.filter((handle) => handle !== undefined).map(tags.author),
      ...tagSlugs.map(tags.tag),
    ]),
  ];
}
