import type { Picture } from '@/lib/media/picture';

type Props = { picture: Picture; sizes: string; priority?: boolean; className?: string };

/** Its width and height are said, so that nothing moves when it arrives. */
export function PostPicture({ picture, sizes, priority = false, className }: Props) {
  return (
    // biome-ignore lint/performance/noImgElement: renditions are made at upload; Next's optimizer stays off
    <img
      className={className}
      src={picture.src}
      srcSet={picture.srcSet || undefined}
      sizes={picture.srcSet ? sizes : undefined}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      loading={priority ? undefined : 'lazy'}
      fetchPriority={priority ? 'high' : undefined}
      decoding={priority ? undefined : 'async'}
    />
  );
}
