import { transaction } from '@/lib/db/client';
import type { Counts, Found, Scope } from '@/lib/search/public';

/** Published posts and approved answers under them. Nothing else is ever looked at. */

export type Span = { skip: number; take: number };
export type Asked = { words: string; language: string; scope: Scope };

const PATIENCE = '4s'; // a search must never hold a connection for longer

/**
 * PostgreSQL's own reading of the words: quotation marks, `or`, a minus before a word. Its parser passes over HTML tags.
 *
 * @param asked.language one of PostgreSQL's text search configurations
 */
export function findText({ words, language, scope }: Asked, { skip, take }: Span) {
  return transaction(async (tx) => {
    await tx.$executeRaw`select set_config('statement_timeout', ${PATIENCE}, true)`;
    const [counts] = await tx.$queryRaw<Counts[]>`
      with asked as (select websearch_to_tsquery(${language}::regconfig, ${words}) as q)
      select
        (select count(*)::int from post p, asked
         where p.state = 'published'
           and to_tsvector(${language}::regconfig, p.title || ' ' || p.standfirst || ' ' || p.html) @@ asked.q) as posts,
        (select count(*)::int from comment c join post p on p.id = c.post_id, asked
         where c.state = 'approved' and p.state = 'published'
           and to_tsvector(${language}::regconfig, c.html) @@ asked.q) as answers`;
    const found = await tx.$queryRaw<Found[]>`
      with asked as (select websearch_to_tsquery(${language}::regconfig, ${words}) as q),
      hits as (
        select 'post' as kind, p.id, p.id as post_id, null::int as comment_id, p.published_at as at, ts_rank(
            setweight(to_tsvector(${language}::regconfig, p.title), 'A')
              || setweight(to_tsvector(${language}::regconfig, p.standfirst), 'B')
              || setweight(to_tsvector(${language}::regconfig, p.html), 'C'), asked.q) as rank
        from post p, asked
        where ${scope} <> 'answers' and p.state = 'published'
          and to_tsvector(${language}::regconfig, p.title || ' ' || p.standfirst || ' ' || p.html) @@ asked.q
        union all
        select 'answer', c.id, c.post_id, c.id, c.sent_at, ts_rank(setweight(to_tsvector(${language}::regconfig, c.html), 'C'), asked.q)
        from comment c join post p on p.id = c.post_id, asked
        where ${scope} <> 'posts' and c.state = 'approved' and p.state = 'published'
          and to_tsvector(${language}::regconfig, c.html) @@ asked.q
        order by rank desc, at desc, kind desc, id desc
        offset ${skip} limit ${take}
      )
      select h.kind, h.id, p.slug, p.title, p.standfirst, coalesce(c.html, p.html) as html, h.at,
        p.comment_count as answers, coalesce(c.useful, 0) as useful,
        coalesce(w.name, (select a.name from byline b join person a on a.id = b.person_id
                          where b.post_id = p.id order by b.position limit 1), '') as name
      from hits h join post p on p.id = h.post_id
        left join comment c on c.id = h.comment_id left join person w on w.id = c.person_id
      order by h.rank desc, h.at desc, h.kind desc, h.id desc`;
    return { counts: counts!, found };
  });
}

export type Marks = { start: string; stop: string };

/** Of each text, the passage that says the words best, with marks around them; in the order given. */
export async function markText({ words, language }: Asked, texts: string[], marks: Marks): Promise<string[]> {
  if (texts.length === 0) return [];
  const options = `StartSel="${marks.start}",StopSel="${marks.stop}",MaxWords=40,MinWords=22`;
  const rows = await transaction(async (tx) => {
    await tx.$executeRaw`select set_config('statement_timeout', ${PATIENCE}, true)`;
    return tx.$queryRaw<{ passage: string }[]>`
      select ts_headline(${language}::regconfig, t.text, websearch_to_tsquery(${language}::regconfig, ${words}), ${options}) as passage
      from unnest(${texts}::text[]) with ordinality as t(text, place) order by t.place`;
  });
  return rows.map(({ passage }) => passage);
}
