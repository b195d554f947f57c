import type { Metadata } from 'next';
import { LetterDecisionForm } from '@/components/moderation/letter-decision';
import styles from '@/components/moderation/letter-decision.module.css';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { getLetterCase } from '@/lib/moderation/by-letter/queries';

export const metadata: Metadata = {
  title: 'Decide',
  robots: { index: false, follow: false },
  referrer: 'same-origin', // the address is a secret; stricter, and a browser would not say where its form comes from
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const spent = {
  used: 'This link has decided already, and works once.',
  old: 'This link is no longer good.',
  changed: 'This answer was decided, withdrawn or changed since the letter was written.',
};

/** Looking changes nothing: mail programs follow links by themselves. The buttons do. */
export default async function DecidePage({ params, searchParams }: Props) {
  const [{ token }, { do: asked }] = await Promise.all([params, searchParams]);
  const letter = await getLetterCase(token, new Date());
  if (letter.state === 'unknown') return <NothingHere />;
  return (
    <SiteFrame>
      <div className="sheet">
        <h1 className="page-title">
          {letter.state === 'good' ? `${letter.name}’s answer` : 'Nothing more to do here'}
        </h1>
        <div className={styles.case}>
          {letter.state !== 'good' && (
            <p>
              {spent[letter.state]} <a href={`/desk/queue?view=all&comment=${letter.commentId}`}>See it at the desk</a>
            </p>
          )}
          {letter.state === 'good' && (
            <>
              <p className="ui">
                On <a href={`/posts/${letter.post.slug}`}>{letter.post.title}</a>
                {letter.heldFor && ` · ${letter.heldFor}`}
              </p>
              <p className={styles.above} dir="auto">
                {letter.answers ? (
                  <>
                    <bdi>{letter.answers.name}</bdi>: {letter.answers.words}
                  </>
                ) : (
                  letter.quote || letter.post.standfirst
                )}
              </p>
              {/* html was made safe when it was stored: lib/text/markdown.ts, lib/text/sanitize.ts */}
              <div className={`prose ${styles.said}`} dir="auto" dangerouslySetInnerHTML={{ __html: letter.html }} />
              <p className="ui">
                You decide as <bdi>{letter.editor}</bdi>, to whom the letter was written.
              </p>
              <LetterDecisionForm
                secret={token}
                name={letter.name}
                choices={letter.choices}
                opened={asked === 'reject' ? 'reject' : 'approve'}
              />
            </>
          )}
        </div>
      </div>
    </SiteFrame>
  );
}
