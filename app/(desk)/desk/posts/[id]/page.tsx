import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeskFrame } from '@/components/desk/desk-frame';
import { PostForm } from '@/components/editor/post-form';
import { requireDesk } from '@/lib/auth/desk';
import { getDraft } from '@/lib/posts/drafts/queries';

export const metadata: Metadata = { title: 'Edit a post' };

const notices: Record<string, string> = {
  save: 'Saved.',
  publish: 'Published. Readers can see it now.',
  lacking: 'Saved as a draft. Something is missing before it can appear: press Publish to see what.',
  withdraw: 'Withdrawn. Readers cannot see it any more.',
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EditPostPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireDesk(`/desk/posts/${encodeURIComponent(id)}`, 'post.write');
  const post = /^[1-9]\d{0,8}$/.test(id) ? await getDraft(actor, Number(id), new Date()) : null;
  if (!post) notFound();
  const { done, v } = await searchParams;
  return (
    <DeskFrame actor={actor} current="Posts">
      <PostForm key={String(v)} post={post} notice={notices[String(done)] ?? ''} />
    </DeskFrame>
  );
}
