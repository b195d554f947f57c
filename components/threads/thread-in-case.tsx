import styles from '@/components/marks/marks.module.css';
import { currentActor } from '@/lib/auth/session';
import { getThreadOf } from '@/lib/threads/queries';
import { ThreadForm } from './thread-form';

/** Whether the thread of an answer takes more, and the means to change that. */
export async function ThreadInCase({ commentId, back }: { commentId: number; back: string }) {
  const thread = await getThreadOf(await currentActor(), commentId, new Date());
  if (!thread) return null;
  return (
    <details className={styles.more}>
      <summary>
        {thread.isOpen ? `The thread is open${thread.closes ? ` until ${thread.closes}` : ''}` : 'The thread is closed'}
      </summary>
      <ThreadForm key={thread.version} thread={thread} back={back} />
    </details>
  );
}
