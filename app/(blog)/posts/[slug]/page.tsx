import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { AnswerSection } from '@/components/comments/answer-section';
import { Thread } from '@/components/comments/thread';
import { AboutAuthor } from '@/components/posts/about-author';
import { PostArticle } from '@/components/posts/post-article';
import { PostData } from '@/components/posts/post-data';
import { metadataOf } from '@/components/posts/post-metadata';
import { ReadOn } from '@/components/posts/read-on';
import { WithdrawnPost, withdrawnMetadata } from '@/components/posts/withdrawn-post';
import { FollowLine } from '@/components/site/follow-line';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getOpening, getThread } from '@/lib/comments/queries';
import { getOldAddress } from '@/lib/pages/queries';
import { getPost } from '@/lib/posts/queries';
import { getSettings } from '@/lib/settings/queries';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const post = await getPost((await params).slug);
  if (!post) return { title: 'Not found' };
  return post.state === 'withdrawn' ? withdrawnMetadata : metadataOf(post, await getSettings());
}

export default async function PostPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const post = await getPost(slug);
  if (!post) {
    const moved = await getOldAddress(`/posts/${slug}`);
    if (moved) permanentRedirect(moved.target);
    return <NothingHere />;
  }
  if (post.state === 'withdrawn') return <WithdrawnPost />;
  const tag = post.tags[0];
  const now = new Date();
  const [branches, opening] = await Promise.all([getThread(post.id), getOpening(post.id, now)]);
  return (
    <SiteFrame current={tag && `/tags/${tag.slug}`}>
      <div className="h-entry" data-live={opening.isOpen ? 'words' : undefined}>
        <PostArticle post={post} />
        <AboutAuthor authors={post.authors} />
        <Thread post={post} branches={branches} isOpen={opening.isOpen} />
      </div>
      <AnswerSection post={post} opening={opening} now={now} answer={(await searchParams).answer} />
      <ReadOn post={post} />
      <FollowLine commentsOf={post.slug} />
      <PostData post={post} branches={branches} />
    </SiteFrame>
  );
}
