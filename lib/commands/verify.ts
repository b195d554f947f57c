import { createHash } from 'node:crypto';
import type pg from 'pg';
import { pool } from '@/lib/db/client';
import { findLogFigures } from '@/lib/figures/log-store';
import { recount } from '@/lib/figures/recount-store';
import { differences } from '@/lib/figures/transparency';
import { Fault } from './steps.mjs';

type EventRow = {
  id: string;
  at: string; // milliseconds since 1970
  kind: string;
  actor: string;
  subject: string;
  subject_id: string;
  data: string;
  tags: string;
  prev_hash: Buffer;
  hash: Buffer;
};

const BATCH = 5_000;
const SHOWN = 10;

/** What must be true of the whole database at any time. Each query finds the exceptions, as sentences. */
const claims: { claim: string; exceptions: string }[] = [
  {
    claim: 'Every post counts its approved comments rightly',
    exceptions: `
      select format('Post %s counts %s comments and has %s.', p.slug, p.comment_count, count(c.id)) as sentence
      from post p left join comment c on c.post_id = p.id and c.state = 'approved'
      group by p.id having p.comment_count <> count(c.id)`,
  },
  {
    claim: 'The desk counts the comments of each state rightly',
    exceptions: `
      select format('The desk counts %s comments as %s, and there are %s.', coalesce(t.count, 0), coalesce(t.state, c.state), coalesce(c.count, 0))
        as sentence
      from (select state, sum(count) as count from comment_tally group by state) t
        full join (select state, count(*) as count from comment group by state) c on c.state = t.state
      where coalesce(t.count, 0) <> coalesce(c.count, 0)`,
  },
  {
    claim: 'Every comment counts its readers’ thanks rightly',
    exceptions: `
      select format('Comment %s counts %s “Useful” and has %s.', c.id, c.useful, count(r.comment_id)) as sentence
      from comment c left join reaction r on r.comment_id = c.id
      group by c.id having c.useful <> count(r.comment_id)`,
  },
  {
    claim: 'Every rejection has a standing decision with a reason',
    exceptions: `
      select format('Comment %s is rejected without a reason.', c.id) as sentence
      from comment c
      where c.state = 'rejected' and not exists (
        select from decision d
        where d.comment_id = c.id and d.to_state = 'rejected' and d.undone_at is null and btrim(d.reason) <> '')`,
  },
  {
    claim: 'Every comment that waits has a promise',
    exceptions: `
      select format('Comment %s waits without a promise.', id) as sentence
      from comment where state = 'pending' and not awaits_confirmation and due_at is null`,
  },
];

/**
 * `npm run verify`: prints what was looked at and what is wrong, and ends with 1 when something is. With
 * `--head ID:HASH`, as the transparency page published it, also whether that entry of the log still stands.
 */
export async function run(args: string[] = []): Promise<number> {
  const head = readHead(args);
  const client = await pool().connect();
  let wrong = 0;
  try {
    await client.query('begin isolation level repeatable read read only; set local statement_timeout = 0');
    wrong += tell('The log is whole and its chain intact', await brokenLinks(client));
    if (head) wrong += tell(`Entry ${head.id} is what was published`, await differsFrom(client, head));
    for (const { claim, exceptions } of claims) {
      const { rows } = await client.query<{ sentence: string }>(exceptions);
      wrong += tell(
        claim,
        rows.map(({ sentence }) => sentence),
      );
    }
    wrong += tell(
      'The transparency page says what the tables say',
      differences(await findLogFigures(ALWAYS), await recount()),
    );
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
  console.log(wrong === 0 ? '\nAll is as it should be.' : `\n${wrong} things are wrong.`);
  return wrong === 0 ? 0 : 1;
}

const ALWAYS = { from: new Date(0), to: new Date(8.64e15) };

type Head = { id: string; hash: string };

function readHead(args: string[]): Head | null {
  const at = args.indexOf('--head');
  if (at < 0) return null;
  const found = /^([1-9]\d{0,17}):([0-9a-f]{64})$/i.exec(args[at + 1] ?? '');
  if (!found)
    throw new Fault('Say the head as it was published: --head ID:HASH, with a hash of 64 hexadecimal digits.');
  return { id: found[1]!, hash: found[2]!.toLowerCase() };
}

/** Because each hash covers all before it, one that still stands vouches for everything up to it. */
async function differsFrom(client: pg.PoolClient, { id, hash }: Head): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>("select encode(hash, 'hex') as hash from event where id = $1", [
    id,
  ]);
  if (rows.length === 0) return [`The log has no entry ${id} any more.`];
  return rows[0]!.hash === hash ? [] : [`Entry ${id} was ${hash} when it was published, and is ${rows[0]!.hash} now.`];
}

/** Reckoned here and not by the database's own function: whoever could rewrite the log could rewrite that too. */
async function brokenLinks(client: pg.PoolClient): Promise<string[]> {
  const found: string[] = [];
  let last: { id: bigint; hash: Buffer } = { id: 0n, hash: Buffer.alloc(0) };
  for (;;) {
    const { rows } = await client.query<EventRow>(
      `select id, (extract(epoch from at) * 1000)::bigint::text as at, kind, coalesce(actor_id::text, '') as actor, subject,
              subject_id, data::text as data, array_to_string(tags, chr(30)) as tags, prev_hash, hash
       from event where id > $1 order by id limit ${BATCH}`,
      [last.id.toString()],
    );
    for (const row of rows) {
      const id = BigInt(row.id);
      if (id !== last.id + 1n) found.push(`Between events ${last.id} and ${id} something was taken out.`);
      else if (!row.prev_hash.equals(last.hash)) found.push(`Event ${id} does not follow from the one before it.`);
      if (!row.hash.equals(digest(row))) found.push(`Event ${id} was changed after it was written.`);
      last = { id, hash: row.hash };
    }
    if (rows.length < BATCH) break;
  }
  console.log(`${last.id} events, the last of them ${last.hash.toString('hex') || '(none)'}`);
  return found;
}

function digest({ prev_hash, id, at, kind, actor, subject, subject_id, data, tags }: EventRow): Buffer {
  const words = [id, at, kind, actor, subject, subject_id, data, tags].join('\x1f');
  return createHash('sha256').update(prev_hash).update(words).digest();
}

function tell(claim: string, exceptions: string[]): number {
  console.log(`${exceptions.length === 0 ? '✓' : '✗'} ${claim}`);
  for (const sentence of exceptions.slice(0, SHOWN)) console.log(`    ${sentence}`);
  if (exceptions.length > SHOWN) console.log(`    … and ${exceptions.length - SHOWN} more.`);
  return exceptions.length;
}
