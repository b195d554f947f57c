import autocannon from 'autocannon';
import pg from 'pg';
import { median, signIn, startApplication } from './bench-application';

const SIZES = [10_000, 1_000_000] as const; // comments
const WAITING = 500; // in the queue of both
const COMMENTS_A_PERSON = 50;
const CONNECTIONS = 2; // a desk has few editors: what counts is how long one waits
const TARGET = 1.5;

type Blog = { comments: number; url: string; cookie: string; personId: number; commentId: number };

/** The desk's pages beside each other in two blogs, one a hundred times as large as the other; rounds are interleaved. */
export async function growth({ rounds, seconds }: { rounds: number; seconds: number }): Promise<number> {
  const blogs: Blog[] = [];
  for (const comments of SIZES) blogs.push(await aBlogOf(comments));
  const pages: [name: string, path: (blog: Blog) => string][] = [
    ['queue, waiting', () => '/desk/queue'],
    ['queue, one case', ({ commentId }) => `/desk/queue?view=all&comment=${commentId}`],
    ['queue, approved', () => '/desk/queue?view=approved'],
    ['person drawer', ({ personId }) => `/desk/people/${personId}`],
    ['search, a rare word', () => '/desk/queue?view=all&q=quillwort'],
    ['search, a common word', () => '/desk/queue?view=all&q=clocks'],
    ['log', () => '/desk/log'],
  ];

  const waits = new Map<string, number[][]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, path] of pages) {
      const pair: number[] = [];
      for (const blog of blogs) {
        const { latency, statusCodeStats } = await autocannon({
          url: blog.url,
          connections: CONNECTIONS,
          duration: seconds,
          requests: [{ method: 'GET', path: path(blog), headers: { cookie: blog.cookie } }],
        });
        const others = Object.keys(statusCodeStats).filter((status) => status !== '200');
        if (others.length > 0) console.error(`${name}: answers of the kinds ${others.join(', ')}`);
        pair.push(latency.p50);
      }
      if (round > 0) waits.set(name, [...(waits.get(name) ?? []), pair]); // the first warms up
    }
  }

  const rows = pages.map(([name]) => {
    const measured = waits.get(name)!;
    const [small, large] = SIZES.map((_, at) => median(measured.map((pair) => pair[at]!)));
    const ratio = median(measured.map(([few, many]) => many! / Math.max(1, few!)));
    return { name, smallMs: small!, largeMs: large!, ratio: Number(ratio.toFixed(2)) };
  });
  const [few, many] = SIZES.map((size) => size.toLocaleString('en'));
  console.log(`\n| p50 ms, ${CONNECTIONS} connections | ${few} comments | ${many} comments | ratio |`);
  console.log('|---|---|---|---|');
  for (const row of rows) console.log(`| ${Object.values(row).join(' | ')} |`);
  console.log(`\n${JSON.stringify({ growth: rows, target: TARGET, sizes: SIZES })}`);
  return rows.some(({ ratio }) => ratio > TARGET) ? 1 : 0;
}

async function aBlogOf(comments: number): Promise<Blog> {
  console.error(`Starting an application, and writing ${comments.toLocaleString('en')} comments …`);
  const { url, adminUrl } = await startApplication();
  const admin = new pg.Client({ connectionString: databaseOf(adminUrl) });
  await admin.connect();
  try {
    await writeMany(admin, comments);
    const { rows } = await admin.query<{ person_id: number; id: number }>(
      `select person_id, id from comment where source like 'Remark%' and state = 'approved' order by id desc limit 1`,
    );
    return { comments, url, cookie: await signIn(url), personId: rows[0]!.person_id, commentId: rows[0]!.id };
  } finally {
    await admin.end();
  }
}

/** The superuser's address names another database than the blog's. */
function databaseOf(adminUrl: string): string {
  const address = new URL(adminUrl);
  address.pathname = '/rejoinder';
  return address.href;
}

/** Written past the triggers, which would take hours for a million; what they keep is reckoned once at the end. */
export async function writeMany(admin: pg.Client, comments: number) {
  const people = Math.ceil(comments / COMMENTS_A_PERSON);
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into person (name, name_skeleton, email, email_folded, created_at, updated_at)
     select 'Reader ' || n, 'bench-reader-' || n, 'reader-' || n || '@bench.example', 'reader-' || n || '@bench.example',
            now() - n * interval '1 minute', now()
     from generate_series(1, $1::int) n`,
    [people],
  );
  await admin.query(
    `with posts as (select array_agg(id order by id) as ids from post),
          first as (select min(id) as id from person where name_skeleton like 'bench-reader-%')
     insert into comment (post_id, person_id, state, source, html, sent_at, due_at, decided_at, published_at, receipt,
                          idempotency_key, content_hash, held_for, held_by)
     select posts.ids[1 + n % cardinality(posts.ids)], first.id + n % $2::int, state::"CommentState",
            'Remark ' || n || ' on clocks and calendars' || case when n % 5000 = 0 then ', and a quillwort' else '' end,
            '<p>Remark ' || n || ' on clocks and calendars</p>', sent_at, sent_at + interval '2 hours',
            case when state <> 'pending' then sent_at + interval '1 hour' end,
            case when state = 'approved' then sent_at + interval '1 hour' end,
            'bench-receipt-' || n, 'bench-key-' || n, 'bench-hash-' || n, 'every answer is read before it appears', 'everyone'
     from posts, first, generate_series(1, $1::int) n,
          lateral (select case when n > $1::int - $3::int then 'pending' when n % 20 = 0 then 'rejected'
                               when n % 30 = 1 then 'spam' else 'approved' end as state,
                          now() - ($1::int - n) * interval '20 seconds' as sent_at) made`,
    [comments, people, WAITING],
  );
  await admin.query(
    `insert into decision (comment_id, kind, rule, from_state, to_state, version, reason, in_time, desk_minutes, created_at)
     select id, (case state when 'approved' then 'approve' when 'rejected' then 'reject' else 'spam' end)::"DecisionKind",
            'bench', 'pending', state, 1, 'A measurement', true, 30, decided_at
     from comment where source like 'Remark%' and state <> 'pending'`,
  );
  await admin.query('delete from comment_tally');
  await admin.query('insert into comment_tally (state, count) select state, count(*) from comment group by state');
  await admin.query(
    `update post set comment_count = (select count(*) from comment c where c.post_id = post.id and c.state = 'approved')`,
  );
  await admin.query('vacuum analyze comment');
  await admin.query('vacuum analyze');
}
