import { PostPicture } from '@/components/posts/post-picture';
import type { Author } from '@/lib/posts/public';
import styles from './about-author.module.css';

/** A box for each author who has a page of their own. Silhouettes say nothing that the name does not: they carry no alt. */
export function AboutAuthor({ authors }: { authors: Author[] }) {
  const known = authors.filter((author) => author.handle !== null);
  if (known.length === 0) return null;
  return (
    <section className={`sheet ${styles.about}`} aria-labelledby="about-author">
      <h2 className="sr" id="about-author">
        About the {known.length === 1 ? 'author' : 'authors'}
      </h2>
      {known.map((author) => (
        <Box key={author.handle} author={author} />
      ))}
    </section>
  );
}

function Box({ author }: { author: Author }) {
  const path = `/authors/${author.handle}`;
  return (
    <div className={`h-card ${styles.author}`}>
      {author.picture ? (
        <PostPicture className="u-photo" picture={{ ...author.picture, alt: '' }} sizes="6.25rem" />
      ) : (
        <span className={styles.nobody} aria-hidden="true">
          {[...author.name][0]}
        </span>
      )}
      <div>
        <h3>
          <a className="p-name u-url" href={path}>
            {author.name}
          </a>
        </h3>
        {author.bioHtml ? (
          // bioHtml was rendered when it was stored: lib/text
          <div className={`p-note ${styles.bio}`} dir="auto" dangerouslySetInnerHTML={{ __html: author.bioHtml }} />
        ) : (
          author.clause && (
            <p className={`p-note ${styles.bio}`}>
              {author.name}, {author.clause}.
            </p>
          )
        )}
        <p className="ui">
          <a href={path}>Everything by {author.name}</a>
          {author.links.map((link) => (
            <span key={link.href}>
              {' · '}
              <a className="u-url" href={link.href} rel="noopener">
                {link.label}
              </a>
            </span>
          ))}
          {' · '}
          <a href={`${path}/feed.xml`}>Feed</a>
        </p>
      </div>
    </div>
  );
}
