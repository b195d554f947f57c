import type { Metadata } from 'next';
import { DeskFrame } from '@/components/desk/desk-frame';
import { PostForm } from '@/components/editor/post-form';
import { requireDesk } from '@/lib/auth/desk';

export const metadata: Metadata = { title: 'A new post' };

const blank = {
  id: null,
  version: null,
  state: 'draft',
  sourceFormat: 'markdown',
  words: 0,
  saved: null,
  revisions: 0,
  slug: '',
  picture: null,
  values: {
    title: '',
    standfirst: '',
    source: '',
    slug: '',
    tags: '',
    pictureId: '',
    pictureAlt: '',
    pictureDecorative: false,
    pictureCaption: '',
    commentPolicy: 'open',
    commentsCloseAt: '',
    commentMessage: '',
  },
};

export default async function NewPostPage() {
  const actor = await requireDesk('/desk/posts/new', 'post.write');
  return (
    <DeskFrame actor={actor} current="Posts">
      <PostForm post={blank} notice="" />
    </DeskFrame>
  );
}
