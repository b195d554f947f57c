import pg from 'pg';
import { ExpiryLine } from '@/lib/cache/expiry';
import { PageCache } from '@/lib/cache/page-cache';
import { pageAt } from '@/lib/cache/pages';

/** One node of two, for `two-nodes.db.test.ts`: a page cache whose pages say how many events the database knows of. */
const pool = new pg.Pool({
  connectionString: process.argv[2],
  max: 2,
  connectionTimeoutMillis: 500,
  query_timeout: 500,
});
pool.on('error', () => {});

const line = new ExpiryLine({
  databaseUrl: process.argv[2]!,
  expire: (tags) => cache.expire(tags),
  heartbeatMs: 60_000,
});
const cache = new PageCache({
  hearing: line,
  site: { secure: false, challengeHosts: [] },
  render: async () => {
    const { rows } = await pool.query('select count(*) as n from event');
    return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(rows[0].n), nonce: 'x' };
  },
});

process.on('message', async ({ id, url }: { id: number; url: string }) => {
  const answer = await cache.ask(pageAt(url)!);
  const page = answer.kind === 'page' ? answer : null;
  process.send!({
    id,
    how: page?.how ?? answer.kind,
    events: Number(page?.page.bodies.identity.toString() ?? -1),
    state: line.state,
    missed: line.counters.missed,
  });
});
process.on('disconnect', () => process.exit(0));

await line.open();
process.send!('ready');
