import { Fragment } from 'react';
import { clauseOf } from '@/components/posts/clause';
import type { AuthorLink } from '@/lib/posts/public';

/** A byline is a sentence: "By Maren Tolliver, who looks after tide gauges on a wet coast." */
export function Byline({ authors }: { authors: AuthorLink[] }) {
  if (authors.length === 0) return null;
  const clause = authors.length === 1 ? clauseOf(authors[0]!.clause) : '';
  return (
    <p className="byline">
      By{' '}
      {authors.map((author, index) => (
        <Fragment key={author.handle ?? author.name}>
          {index > 0 && (index === authors.length - 1 ? ' and ' : ', ')}
          <Name author={author} />
        </Fragment>
      ))}
      {clause && `, ${clause}`}.
    </p>
  );
}

function Name({ author }: { author: AuthorLink }) {
  if (!author.handle) return <span className="p-author h-card">{author.name}</span>;
  return (
    <a className="p-author h-card" href={`/authors/${author.handle}`}>
      {author.name}
    </a>
  );
}
