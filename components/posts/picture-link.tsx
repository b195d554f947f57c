import { PostPicture } from '@/components/posts/post-picture';
import type { Picture } from '@/lib/media/picture';

type Props = { picture: Picture; href: string; sizes: string; priority?: boolean; className: string };

/** For those who point: the heading beside it is the same link, so this one is hidden from keyboards and screen readers. */
const pointersOnly = { tabIndex: -1, 'aria-hidden': true } as const;

export function PictureLink({ picture, href, sizes, priority, className }: Props) {
  return (
    <a className={className} href={href} {...pointersOnly}>
      <PostPicture picture={{ ...picture, alt: '' }} sizes={sizes} priority={priority} />
    </a>
  );
}
