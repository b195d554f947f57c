import { postDataOf } from '@/components/posts/post-json';
import type { Branch } from '@/lib/comments/thread';
import type { WholePost } from '@/lib/posts/public';
import { getSettings } from '@/lib/settings/queries';
import { jsonForScript } from '@/lib/text/json';

/** The post and its first answers, for machines (schema.org). */
export async function PostData({ post, branches }: { post: WholePost; branches: Branch[] }) {
  const json = jsonForScript(postDataOf(post, branches, await getSettings()));
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
