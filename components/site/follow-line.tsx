import { getSettings } from '@/lib/settings/queries';
import styles from './follow-line.module.css';

/** The ways to hear of what comes next, in two sentences. */
export async function FollowLine({ commentsOf }: { commentsOf?: string }) {
  const { title, social } = await getSettings();
  return (
    <section className={`sheet ${styles.follow}`} id="follow" aria-labelledby="follow-us">
      <div>
        <h2 id="follow-us">Follow {title}</h2>
        <p>
          New posts come by <a href="/feed.xml">RSS</a>, <a href="/atom.xml">Atom</a> or{' '}
          <a href="/feed.json">JSON Feed</a>
          {social.map(({ label, href }, index) => (
            <span key={href}>
              {index === 0 ? ', and on ' : ' and '}
              <a href={href} rel="me noopener">
                {label}
              </a>
            </span>
          ))}
          .{' '}
          {commentsOf && (
            <>
              Answers to this post have <a href={`/posts/${commentsOf}/comments.xml`}>a feed of their own</a>.{' '}
            </>
          )}
          <a href="/follow">How feeds work</a>
        </p>
      </div>
    </section>
  );
}
