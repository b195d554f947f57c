import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import styles from '@/components/figures/figures.module.css';
import { SecondLookForm } from '@/components/figures/second-look-form';
import { requireDesk } from '@/lib/auth/desk';
import { getLooked, getSecondLook } from '@/lib/second-looks/queries';

export const metadata: Metadata = { title: 'Second looks' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecondLooksPage({ searchParams }: Props) {
  const { looked: asked } = await searchParams;
  const actor = await requireDesk('/desk/second-looks', 'comment.decide');
  const id = typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const [look, looked] = await Promise.all([getSecondLook(actor), id ? getLooked(actor, id) : null]);
  if (!look) return null;
  const { next, waiting } = look;
  return (
    <DeskFrame actor={actor} current="Figures">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>A second look</h1>
          <p>{waiting === 0 ? 'None waits for you' : `${waiting.toLocaleString('en')} for you`}</p>
        </header>
        {looked && (
          <p className={desk.said} role="status">
            {looked.agrees
              ? `${looked.name} ${looked.they} too.`
              : `${looked.name} ${looked.they}${looked.reason ? ` (${looked.reason})` : ''}; you would have ${looked.you}.`}{' '}
            <a href={`/desk/queue?view=all&comment=${looked.commentId}`}>See the case</a>
          </p>
        )}
        {next ? (
          <article className={styles.look}>
            <p className="ui">
              A colleague has decided about this answer. You see it as they did, but not what they decided. Your word
              changes nothing about it; it shows how far we judge alike.
            </p>
            <p>
              On <a href={`/posts/${next.post.slug}`}>{next.post.title}</a>
            </p>
            <p className={styles.above} dir="auto">
              {next.answers ? (
                <>
                  <bdi>{next.answers.name}</bdi>: {next.answers.words}
                </>
              ) : (
                next.quote || next.post.standfirst
              )}
            </p>
            <h2>
              <bdi>{next.name}</bdi>
            </h2>
            {/* html was made safe when it was stored: lib/text/markdown.ts, lib/text/sanitize.ts */}
            <div className={styles.said} dir="auto" dangerouslySetInnerHTML={{ __html: next.html }} />
            <SecondLookForm key={next.id} id={next.id} />
          </article>
        ) : (
          <p className={desk.plain}>
            When the settings say so, some decisions are drawn by lot and shown here to a colleague.
          </p>
        )}
      </main>
    </DeskFrame>
  );
}
