import { db } from '@/lib/db/client';

/** What the tables themselves say, of the whole time. An import brings comments and decisions that never happened here. */
export type Recount = {
  received: number;
  approved: number;
  rejected: number;
  spam: number;
  kept: number;
  promised: number;
  appeals: number;
  upheld: number;
  dismissed: number;
  reports: number;
  notices: number;
};

export async function recount(): Promise<Recount> {
  const [row] = await db.$queryRaw<Recount[]>`
    with made as (select * from decision where undone_at is null and rule is distinct from 'import')
    select
      (select count(*)::int from comment where imported_from is null) as received,
      (select count(*)::int from made where kind = 'approve') as approved,
      (select count(*)::int from made where kind = 'reject') as rejected,
      (select count(*)::int from made where kind = 'spam') as spam,
      (select count(*)::int from made where in_time) as kept,
      (select count(*)::int from made where in_time is not null) as promised,
      (select count(*)::int from appeal) as appeals,
      (select count(*)::int from appeal where state = 'upheld') as upheld,
      (select count(*)::int from appeal where state = 'dismissed') as dismissed,
      (select count(*)::int from report where notice is null) as reports,
      (select count(*)::int from report where notice is not null) as notices`;
  return row!;
}
