import type { Tx } from '@/lib/db/client';

/** What stands where a name stood. Nobody else can have the skeleton: names have no colons. */
export const ERASED_NAME = 'Erased';

export type Erasable = {
  id: number;
  name: string;
  email: string | null;
  emailFolded: string | null;
  role: string;
  erasedAt: Date | null;
};

/** Whoever else changes the person waits until this transaction is over. */
export async function lockErasable(tx: Tx, id: number): Promise<Erasable | null> {
  const rows = await tx.$queryRaw<Erasable[]>`
    select id, name, email, email_folded as "emailFolded", role::text as role, erased_at as "erasedAt"
    from person where id = ${id} for update`;
  return rows[0] ?? null;
}

/** Their words go and their places stay, so that what was answered to them still hangs from something. */
export async function emptyComments(tx: Tx, personId: number): Promise<number> {
  await tx.$executeRaw`
    update comment reply set quote = '' from comment theirs
    where reply.parent_id = theirs.id and theirs.person_id = ${personId} and reply.quote <> ''`;
  await tx.$executeRaw`
    delete from comment_revision using comment c where c.id = comment_revision.comment_id and c.person_id = ${personId}`;
  await tx.$executeRaw`
    delete from spam_lesson using comment c where c.id = spam_lesson.comment_id and c.person_id = ${personId}`;
  return tx.$executeRaw`
    update comment set state = 'deleted', source = '', html = '', unmasked_html = null, quote = '', held_for = '', held_by = '',
      word_rule_id = null, spam_chance = null, address_hash = null, awaits_confirmation = false, wants_letter = false,
      pinned = false, featured_at = null, by_author = false, version = version + 1, content_hash = 'erased',
      receipt = 'erased-' || gen_random_uuid(), idempotency_key = 'erased:' || id
    where person_id = ${personId}`;
}

/** What was said about their comments: by editors to them, by them to editors, by readers against them. What was done stays. */
export async function emptyWhatWasSaid(tx: Tx, personId: number, now: Date) {
  await tx.$executeRaw`
    update decision set words = '' from comment c
    where c.id = decision.comment_id and c.person_id = ${personId} and decision.words <> ''`;
  await tx.$executeRaw`
    update appeal set words = '(erased)', version = appeal.version + 1,
      state = case when appeal.state = 'open' then 'dropped' else appeal.state end,
      judged_at = coalesce(judged_at, ${now}), outcome = '(erased)'
    from comment c where c.id = appeal.comment_id and c.person_id = ${personId}`;
  await tx.$executeRaw`
    update report set words = '', answer = '' from comment c
    where c.id = report.comment_id and c.person_id = ${personId} and report.notice is null`;
  await tx.$executeRaw`
    delete from note where person_id = ${personId}
      or comment_id in (select id from comment where person_id = ${personId})`;
  await tx.$executeRaw`delete from sanction where person_id = ${personId}`;
}

/** Their own reports, notices and thanks still count, and are nobody's. */
export async function releaseReports(tx: Tx, { id, emailFolded }: Erasable) {
  const nobody = JSON.stringify({ law: '', name: '', email: '', emailFolded: '', isExempt: true });
  await tx.$executeRaw`
    update report set reporter_id = null, reporter_hash = 'erased:' || id, address_hash = null, words = '', answer = '',
      notice = notice || ${nobody}::jsonb,
      receipt = case when receipt is null then null else 'erased-' || gen_random_uuid() end
    where reporter_id = ${id} or notice ->> 'emailFolded' = ${emailFolded}`;
  await tx.$executeRaw`
    update reaction set person_id = null, reader_hash = 'erased:' || gen_random_uuid() where person_id = ${id}`;
}

/** Everything that is only there for the person, or leads to them. */
export async function deleteWhatIsTheirs(tx: Tx, { id, name, email, emailFolded }: Erasable) {
  await tx.$executeRaw`
    delete from job where done_at is null and (
      data ->> 'personId' = ${String(id)}
      or data ->> 'commentId' in (select c.id::text from comment c where c.person_id = ${id})
      or data ->> 'decisionId' in (
        select d.id::text from decision d join comment c on c.id = d.comment_id where c.person_id = ${id})
      or data ->> 'appealId' in (
        select a.id::text from appeal a join comment c on c.id = a.comment_id where c.person_id = ${id})
      or (${email}::text is not null and strpos(lower(data::text || last_error), lower(${email}::text)) > 0))`;
  await tx.$executeRaw`
    delete from second_look using comment c
    where c.id = second_look.comment_id and c.person_id = ${id} and second_look.looked_at is null`;
  await tx.$executeRaw`
    delete from token where person_id = ${id} or comment_id in (select c.id from comment c where c.person_id = ${id})`;
  await tx.$executeRaw`delete from verification_token where lower(identifier) in (lower(${email}), lower(${emailFolded}))`;
  await tx.$executeRaw`delete from subscription where person_id = ${id} or email_folded = ${emailFolded}`;
  await tx.$executeRaw`delete from ignore where ignorer_id = ${id} or ignored_id = ${id}`;
  await tx.$executeRaw`delete from search_query where query = lower(${name}) or strpos(query, lower(${email})) > 0`;
  await tx.$executeRaw`
    delete from saved_view where owner_id = ${id} or strpos(lower(filter::text), lower(${email})) > 0
      or strpos(lower(filter::text), lower(to_jsonb(${name}::text)::text)) > 0`;
  await tx.$executeRaw`
    update media set name = 'picture', alt = '', caption = ''
    where id = (select picture_id from author_profile where person_id = ${id})`;
  await tx.$executeRaw`
    delete from redirect using author_profile a
    where a.person_id = ${id} and '/authors/' || a.handle in (redirect.path, redirect.target)`;
  const theirs = { where: { personId: id } };
  await tx.session.deleteMany(theirs);
  await tx.account.deleteMany(theirs);
  await tx.formerName.deleteMany(theirs);
  await tx.authorProfile.deleteMany(theirs);
  await tx.byline.deleteMany(theirs);
  await tx.editorTag.deleteMany(theirs);
  await tx.deskPreference.deleteMany(theirs);
  await tx.lease.deleteMany({ where: { editorId: id } });
}

/** A number without a name stays, for what was done to stay done by somebody. */
export async function emptyPerson(tx: Tx, id: number, now: Date) {
  await tx.person.update({
    where: { id },
    data: {
      name: ERASED_NAME,
      nameSkeleton: `erased:${id}`,
      email: null,
      emailFolded: null,
      emailConfirmedAt: null,
      webAddress: null,
      passwordHash: null,
      claimedAt: null,
      nameChangedAt: null,
      importedFrom: null,
      role: 'reader',
      erasedAt: now,
    },
  });
}
