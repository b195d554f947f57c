import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { EraseForm, erasePerson } from './erase-person';

const now = new Date('2026-03-06T12:00:00Z');

/**
 * Every column of the database that can hold text: planted below with something of the person's, or why there is nothing of
 * theirs in it. A new column fails this test until somebody has thought about it.
 */
const columns: Record<string, true | string> = {
  'account.access_token': true,
  'account.id_token': true,
  'account.provider': 'the name of a provider',
  'account.provider_account_id': true,
  'account.refresh_token': true,
  'account.scope': 'what the provider was asked',
  'account.token_type': 'the provider’s word',
  'account.type': 'next-auth’s word',
  'appeal.outcome': true,
  'appeal.words': true,
  'author_profile.bio': true,
  'author_profile.bio_html': true,
  'author_profile.clause': true,
  'author_profile.handle': true,
  'author_profile.links': true,
  'comment.address_hash': true,
  'comment.content_hash': true,
  'comment.held_by': 'the code of a rule',
  'comment.held_for': true,
  'comment.html': true,
  'comment.idempotency_key': true,
  'comment.imported_from': 'a number in another system: importing again must not bring the words back',
  'comment.quote': true,
  'comment.receipt': true,
  'comment.source': true,
  'comment.unmasked_html': true,
  'comment_revision.source': true,
  'decision.reason': 'the title of a reason or of a clause',
  'decision.rule': 'the code of a rule',
  'decision.words': true,
  'desk_preference.keys': 'keys of the keyboard; nobody on the staff is erased',
  'event.data': 'numbers and codes only',
  'event.hash': 'a digest',
  'event.kind': 'a code',
  'event.prev_hash': 'a digest',
  'event.subject': 'a code',
  'event.subject_id': 'a number',
  'event.tags': 'slugs of posts and digests of handles',
  'former_name.name': true,
  'former_name.name_skeleton': true,
  'guideline.summary': 'the house’s',
  'guideline.text': 'the house’s',
  'guideline.title': 'the house’s',
  'job.data': true,
  'job.key': 'a kind and a number',
  'job.kind': 'a code',
  'job.last_error': true,
  'media.alt': true,
  'media.caption': true,
  'media.imported_from': 'an address in another system',
  'media.key': 'chance',
  'media.kind': 'a code',
  'media.name': true,
  'media.placeholder': 'a blurred picture',
  'media.renditions': 'sizes',
  'note.words': true,
  'page_revision.source': 'the house’s',
  'page_revision.title': 'the house’s',
  'person.email': true,
  'person.email_folded': true,
  'person.imported_from': true,
  'person.name': true,
  'person.name_skeleton': true,
  'person.password_hash': true,
  'person.web_address': true,
  'post.canonical_url': 'the house’s',
  'post.comment_message': 'the house’s',
  'post.html': 'the house’s',
  'post.imported_from': 'the house’s',
  'post.picture_alt': 'the house’s',
  'post.picture_caption': 'the house’s',
  'post.slug': 'the house’s',
  'post.source': 'the house’s',
  'post.standfirst': 'the house’s',
  'post.title': 'the house’s',
  'post_revision.source': 'the house’s',
  'post_revision.standfirst': 'the house’s',
  'post_revision.title': 'the house’s',
  'reaction.reader_hash': true,
  'redirect.path': true,
  'redirect.target': true,
  'rejection_reason.title': 'the house’s',
  'rejection_reason.words': 'the house’s',
  'report.address_hash': true,
  'report.answer': true,
  'report.notice': true,
  'report.receipt': true,
  'report.reference': 'a number that is given out in order',
  'report.reporter_hash': true,
  'report.words': true,
  'sanction.reason': true,
  'sanction.words': true,
  'saved_view.filter': true,
  'saved_view.name': true,
  'search_pair.first': 'words of published posts',
  'search_pair.second': 'words of published posts',
  'search_query.query': true,
  'search_word.sound': 'words of published posts',
  'search_word.word': 'words of published posts',
  'series.slug': 'the house’s',
  'series.title': 'the house’s',
  'session.device': true,
  'setting.key': 'the house’s',
  'setting.value': 'the house’s',
  'spam_lesson.delta': true,
  'spent_challenge.id': 'chance',
  'standing_page.html': 'the house’s',
  'standing_page.imported_from': 'the house’s',
  'standing_page.key': 'the house’s',
  'standing_page.source': 'the house’s',
  'standing_page.title': 'the house’s',
  'subscription.email': true,
  'subscription.email_folded': true,
  'tag.description': 'the house’s',
  'tag.name': 'the house’s',
  'tag.slug': 'the house’s',
  'token.data': true,
  'token.hash': true,
  'verification_token.identifier': true,
  'verification_token.token': true,
  'word_rule.exceptions': 'the house’s',
  'word_rule.note': 'the house’s',
  'word_rule.pattern': 'the house’s',
};

/** Everything in every table, as text. */
async function dump(): Promise<{ table: string; row: string }[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: { table: string; row: string }[] = [];
  for (const { name } of tables) {
    const [xml] = await db.$queryRaw<{ rows: string }[]>`
      select table_to_xml(${`public."${name}"`}::regclass, true, false, '')::text as rows`;
    for (const row of xml!.rows.split('<row>').slice(1)) found.push({ table: name, row });
  }
  return found;
}

/** The columns in which a word stands, as `table.column`. */
async function columnsWith(word: string): Promise<string[]> {
  const found = new Set<string>();
  for (const { table, row } of await dump()) {
    for (const [, column, value] of row.matchAll(/<(\w+)>([^<]*)<\/\1>/g)) {
      if (value!.toLowerCase().includes(word)) found.add(`${table}.${column}`);
    }
  }
  return [...found].sort();
}

const ownerActor = async () => {
  const { id, name } = await aPerson({ role: 'owner', email: `owner-${Math.random()}@desk.example` });
  return { kind: 'owner', personId: id, name, sessionId: 'x' } as Actor;
};

/** Something of one person's in every column that can hold it; `mark` is in all of it. */
async function plant(mark: string) {
  const email = `${mark}-mail@people.example`;
  const person = await aPerson({
    name: `${mark} Personname`,
    nameSkeleton: `${mark} skeleton`,
    email,
    emailFolded: email,
    webAddress: `https://${mark}.example/`,
    passwordHash: `${mark}-password`,
    importedFrom: `${mark}-import`,
    claimedAt: now,
    emailConfirmedAt: now,
  });
  const editor = await anEditor();
  const [post, guideline] = [await aPost(), await aGuideline()];
  const by = { personId: person.id };
  const comment = await aComment({
    ...by,
    postId: post.id,
    state: 'approved',
    source: `${mark} source`,
    html: `${mark} html`,
    unmaskedHtml: `${mark} unmasked`,
    quote: `${mark} quote`,
    heldFor: `${mark} held`,
    addressHash: `${mark} address`,
    receipt: `${mark}-receipt`,
    idempotencyKey: `${mark}-key`,
    contentHash: `${mark}-content`,
  });
  const reply = await aComment({
    postId: post.id,
    parentId: comment.id,
    state: 'approved',
    quote: `${mark} quoted by another`,
    source: 'An answer to it stays.',
  });
  await db.commentRevision.create({ data: { commentId: comment.id, version: 1, source: `${mark} before` } });
  const decision = await db.decision.create({
    data: {
      commentId: comment.id,
      kind: 'reject',
      deciderId: editor.id,
      fromState: 'pending',
      toState: 'rejected',
      version: 1,
      guidelineId: guideline.id,
      reason: guideline.title,
      words: `${mark} told`,
    },
  });
  await db.appeal.create({
    data: {
      commentId: comment.id,
      decisionId: decision.id,
      state: 'dismissed',
      words: `${mark} appeal`,
      outcome: `${mark} outcome`,
      judgedAt: now,
    },
  });
  const others = await aComment({ state: 'approved' });
  const notice = { location: 'http://blog.example/posts/x', law: `${mark} law`, name: mark, email, emailFolded: email };
  await db.report.create({
    data: {
      commentId: others.id,
      reporterHash: `${mark} guest`,
      reason: 'illegal',
      words: `${mark} explanation`,
      notice: { ...notice, isExempt: false, goodFaith: true },
      reference: `R-${comment.id}`,
      receipt: `${mark}-notice`,
      addressHash: `${mark} network`,
    },
  });
  await db.report.create({
    data: {
      commentId: others.id,
      reporterId: person.id,
      reporterHash: `${mark} member`,
      reason: 'other',
      words: `${mark} complaint`,
      outcome: 'dismissed',
      closedAt: now,
      answer: `${mark} answer`,
    },
  });
  await db.report.create({
    data: { commentId: comment.id, reporterHash: `other-${comment.id}`, reason: 'abusive', words: `${mark} is rude` },
  });
  await db.reaction.create({ data: { commentId: others.id, readerHash: `${mark}-reader`, personId: person.id } });
  await db.note.create({ data: { personId: person.id, writerId: editor.id, words: `${mark} note` } });
  await db.note.create({ data: { commentId: comment.id, writerId: editor.id, words: `${mark} note too` } });
  await db.sanction.create({
    data: { ...by, kind: 'warning', reason: `${mark} reason`, words: `${mark} words`, createdAt: now },
  });
  await db.session.create({ data: { ...by, device: `${mark} device`, expiresAt: now } });
  const secrets = { refreshToken: `${mark}-r`, accessToken: `${mark}-a`, idToken: `${mark}-i` };
  await db.account.create({
    data: { ...by, type: 'oauth', provider: 'p', providerAccountId: `${mark}-p`, ...secrets },
  });
  const token = { expiresAt: now, data: { said: mark } };
  await db.token.create({ data: { ...token, ...by, purpose: 'sign_in', hash: `${mark}-1` } });
  await db.token.create({ data: { ...token, commentId: comment.id, purpose: 'confirm_address', hash: `${mark}-2` } });
  await db.verificationToken.create({ data: { identifier: email, token: `${mark}-v`, expires: now } });
  await db.subscription.create({ data: { ...by, kind: 'posts', email, emailFolded: email } });
  await db.subscription.create({ data: { kind: 'posts', email, emailFolded: email } });
  await db.formerName.create({ data: { ...by, name: `${mark} once`, nameSkeleton: `${mark} once`, until: now } });
  const picture = {
    key: mark,
    name: `${mark}.jpg`,
    kind: 'image/jpeg',
    bytes: 1,
    alt: `${mark} smiling`,
    caption: mark,
  };
  const media = await db.media.create({ data: { ...picture, key: `picture-${comment.id}` } });
  const links = [{ label: mark, href: 'https://x.example' }];
  await db.authorProfile.create({
    data: {
      ...by,
      handle: `${mark}-handle`,
      clause: `who is ${mark}`,
      bio: mark,
      bioHtml: mark,
      links,
      pictureId: media.id,
    },
  });
  await db.byline.create({ data: { ...by, postId: post.id, position: 1 } });
  await db.redirect.create({ data: { path: `/old-${mark}`, target: `/authors/${mark}-handle` } });
  await db.redirect.create({ data: { path: `/authors/${mark}-handle`, target: '/' } });
  for (const data of [
    { commentId: comment.id, confirmSecret: `${mark}-secret` },
    { decisionId: decision.id, mark },
    { personId: person.id, mark },
    { to: email },
  ]) {
    await db.job.create({ data: { kind: 'letter.decided', data, lastError: data.to ? `no mailbox ${email}` : '' } });
  }
  await db.savedView.create({
    data: { ownerId: editor.id, name: `${mark} view`, filter: { q: `${mark} Personname` } },
  });
  await db.savedView.create({ data: { ownerId: editor.id, name: `View ${comment.id}`, filter: { q: email } } });
  await db.searchQuery.create({ data: { day: now, query: `${mark} personname`, asked: 1 } });
  await db.spamLesson.create({ data: { commentId: comment.id, version: 1, isSpam: false, delta: { [mark]: 1 } } });
  await db.ignore.create({ data: { ignorerId: person.id, ignoredId: editor.id } });
  await db.$transaction((tx) =>
    record(tx, { kind: 'comment.submitted', actorId: person.id, subject: 'comment', subjectId: comment.id }),
  );
  return { person, comment, reply, decision, post };
}

let theirs: Awaited<ReturnType<typeof plant>>;
let others: Awaited<ReturnType<typeof plant>>;

beforeAll(async () => {
  theirs = await plant('zxgone');
  others = await plant('zxstays');
});

test('every column that can hold text has been thought of', async () => {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select c.table_name || '.' || c.column_name as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations'
      and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')`;
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(columns).sort());
});

test('only an owner erases, after typing the name, and neither themselves nor somebody on the staff', async () => {
  const owner = await ownerActor();
  const editor = await anEditor();
  const asEditor = { kind: 'editor', personId: editor.id, name: editor.name, sessionId: 'x' } as Actor;
  const { id, name } = theirs.person;
  const ask = async (actor: Actor, personId: number, typed: string) => {
    const outcome = await erasePerson(actor, EraseForm.parse({ personId, name: typed }), now);
    return outcome.ok ? 'erased' : outcome.refusal.code;
  };
  expect(await ask(asEditor, id, name)).toBe('forbidden');
  expect(await ask(owner, id, 'Somebody Else')).toBe('invalid');
  expect(await ask(owner, owner.personId!, owner.kind === 'owner' ? owner.name : '')).toBe('forbidden');
  expect(await ask(owner, editor.id, editor.name)).toBe('closed');
  expect(await ask(owner, 999_999, 'x')).toBe('missing');
  expect(await columnsWith('zxgone')).not.toEqual([]);
});

test('after it, nothing in the whole database holds a string of theirs, and everybody else’s is untouched', async () => {
  const planted = Object.keys(columns).filter((column) => columns[column] === true);
  expect(await columnsWith('zxgone')).toEqual(planted.sort()); // there to be found
  const before = await columnsWith('zxstays');
  const standing = await db.comment.findUniqueOrThrow({ where: { id: theirs.reply.id } });

  const { id, name } = theirs.person;
  const erased = await erasePerson(await ownerActor(), EraseForm.parse({ personId: id, name: ` ${name} ` }), now);
  expect(erased).toMatchObject({ ok: true, value: { comments: 1 } });

  expect(await columnsWith('zxgone')).toEqual([]);
  expect((await dump()).filter(({ row }) => /zxgone/i.test(row))).toEqual([]);
  expect(await columnsWith('zxstays')).toEqual(before);
  expect(await db.comment.findUniqueOrThrow({ where: { id: theirs.reply.id } })).toEqual({ ...standing, quote: '' });
  expect(others.person.name).toContain('zxstays');
});

test('what is left is a number: an empty place in the thread, decisions, figures, and a whole chain', async () => {
  const { person, comment, reply, post } = theirs;
  expect(await db.person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
    name: 'Erased',
    email: null,
    role: 'reader',
    erasedAt: now,
  });
  expect(await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).toMatchObject({
    state: 'deleted',
    source: '',
    html: '',
  });
  expect(await db.comment.findUniqueOrThrow({ where: { id: reply.id } })).toMatchObject({ parentId: comment.id });
  expect((await db.post.findUniqueOrThrow({ where: { id: post.id } })).commentCount).toBe(1);
  expect(await db.decision.count({ where: { commentId: comment.id } })).toBe(1);
  expect(await db.appeal.findFirstOrThrow({ where: { commentId: comment.id } })).toMatchObject({ state: 'dismissed' });
  expect(await db.report.count()).toBe(6);
  expect(await db.reaction.count({ where: { personId: null } })).toBe(1);

  const [{ broken }] = (await db.$queryRaw<{ broken: number }[]>`
    select count(*)::int as broken from (
      select e.*, lag(hash) over (order by id) as before, event_digest(prev_hash, e) as reckoned from event e) chained
    where hash <> reckoned or prev_hash <> coalesce(before, '\\x'::bytea)`) as [{ broken: number }];
  expect(broken).toBe(0);
  expect(await db.event.count({ where: { kind: 'person.erased', subjectId: String(person.id) } })).toBe(1);
  expect(await db.event.count({ where: { actorId: person.id } })).toBe(1); // what they did is still known to have been done
});

test('it is done once, and the address may come back as somebody new', async () => {
  const again = await erasePerson(
    await ownerActor(),
    EraseForm.parse({ personId: theirs.person.id, name: 'Erased' }),
    now,
  );
  expect(again).toMatchObject({ refusal: { code: 'conflict' } });
  const back = await aPerson({ name: 'zxgone Personname', email: 'zxgone-mail@people.example' });
  expect(back.id).not.toBe(theirs.person.id);
});
