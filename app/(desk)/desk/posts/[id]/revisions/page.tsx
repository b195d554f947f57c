import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import styles from '@/components/editor/revisions.module.css';
import { requireDesk } from '@/lib/auth/desk';
import { getRevisions } from '@/lib/posts/drafts/queries';

export const metadata: Metadata = { title: 'Revisions' };

type Props = { params: Promise<{ id: string }> };

export default async function RevisionsPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireDesk(`/desk/posts/${encodeURIComponent(id)}/revisions`, 'post.write');
  const found = /^[1-9]\d{0,8}$/.test(id) ? await getRevisions(actor, Number(id), new Date()) : null;
  if (!found) notFound();
  return (
    <DeskFrame actor={actor} current="Posts">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>
            Revisions of <span dir="auto">{found.title}</span>
          </h1>
          <a className="button" href={`/desk/posts/${id}`}>
            Back to the post
          </a>
        </header>
        <p>Every version that was saved. To go back to one, copy its text into the post and save.</p>
        {found.revisions.map((revision, index) => (
          <details key={revision.number} className={styles.revision} open={index === 0}>
            <summary>
              Revision {revision.number}, {revision.when}, by {revision.writer}
            </summary>
            <h2 dir="auto">{revision.title || 'Without a title'}</h2>
            {revision.standfirst && <p dir="auto">{revision.standfirst}</p>}
            <textarea
              readOnly
              rows={12}
              aria-label={`Text of revision ${revision.number}`}
              defaultValue={revision.source}
              dir="auto"
            />
          </details>
        ))}
      </main>
    </DeskFrame>
  );
}
