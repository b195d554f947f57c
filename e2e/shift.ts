import { expect, type Page } from '@playwright/test';
import type pg from 'pg';
import { firstName } from './fixtures';

type Sql = <Row extends pg.QueryResultRow>(query: string, values?: unknown[]) => Promise<Row[]>;
export type Waiting = { id: number; name: string };

/** So many answers that wait under a post of their own, each by somebody else, due one after the other. */
export async function seedWaiting(sql: Sql, slug: string, count: number): Promise<Waiting[]> {
  const [post] = await sql<{ id: number }>(
    `insert into post (slug, state, title, html, words, published_at, updated_at)
     values ($1, 'published', $2, '<p>Words.</p>', 1, now(), now()) returning id`,
    [slug, `A post for ${slug}`],
  );
  const names = Array.from({ length: count }, (_, n) => `${firstName(n)} ${slug.replace(/[^a-z]/g, '')}`);
  const people = await sql<{ id: number; name: string }>(
    `insert into person (name, name_skeleton, email, email_folded, updated_at)
     select name, $2 || '-' || n, $2 || '-' || n || '@shift.example', $2 || '-' || n || '@shift.example', now()
     from unnest($1::text[]) with ordinality as given (name, n) returning id, name`,
    [names, slug],
  );
  const comments = await sql<{ id: number; personId: number }>(
    `insert into comment (post_id, person_id, source, html, sent_at, due_at, receipt, idempotency_key, content_hash)
     select $1, person_id, 'A remark of number ' || n, '<p>A remark of number ' || n || '</p>', now(),
            now() + interval '1 hour' + n * interval '1 second', $3 || '-' || n, $3 || '-' || n, $3 || '-' || n
     from unnest($2::int[]) with ordinality as given (person_id, n)
     order by n returning id, person_id as "personId"`,
    [post!.id, people.map(({ id }) => id), slug],
  );
  return comments.map(({ id, personId }) => ({ id, name: people.find((person) => person.id === personId)!.name }));
}

/** A seeded generator, so that a run that fails can be run again as it was (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function shownCase(page: Page): Promise<number | null> {
  const shown = await page
    .locator('[data-case]')
    .getAttribute('data-case', { timeout: 1_000 })
    .catch(() => null);
  return shown === null ? null : Number(shown);
}

export async function openQueue(page: Page, slug: string, comment?: number) {
  await page.goto(`/desk/queue?post=${slug}${comment ? `&comment=${comment}` : ''}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}
