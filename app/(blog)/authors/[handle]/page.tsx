import { AuthorPage, authorMetadata } from '@/components/posts/author-page';

type Props = { params: Promise<{ handle: string }> };

export async function generateMetadata({ params }: Props) {
  return authorMetadata((await params).handle, 1);
}

export default async function AuthorRoute({ params }: Props) {
  return <AuthorPage handle={(await params).handle} number={1} />;
}
