import { TagPage, tagMetadata } from '@/components/posts/tag-page';

type Props = { params: Promise<{ tag: string }> };

export async function generateMetadata({ params }: Props) {
  return tagMetadata((await params).tag, 1);
}

export default async function TagRoute({ params }: Props) {
  return <TagPage slug={(await params).tag} number={1} />;
}
