import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { none } from '@/lib/challenge/none';
import { db, transaction } from '@/lib/db/client';
import { liveRules } from '@/lib/rules/live';
import { maskAgain } from '@/lib/rules/mask-again';
import { addRule } from '@/lib/rules/save-rule';
import { RuleForm } from '@/lib/rules/schema';
import { removeRule, switchRule } from '@/lib/rules/switch-rule';
import { judgeWords } from '@/lib/rules/verdict';
import { saveSettings } from '@/lib/settings/store';
import { anEditor, aPost } from '@/lib/test/factories';
import { editComment } from './edit';
import { getReceipt, getThread } from './queries';
import { type CommentFields, StrangersForm } from './schema';
import { submitComment } from './submit';

const now = new Date('2026-03-06T16:30:00Z');
let editor: Actor;
let post: Awaited<ReturnType<typeof aPost>>;
let made = 0;

beforeEach(async () => {
  await db.wordRule.deleteMany();
  await transaction((tx) => saveSettings(tx, { moderation: { mode: 'afterwards' } }));
  const row = await anEditor();
  editor = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  post = await aPost();
});

async function aLiveRule(pattern: string, effect: string, more: object = {}): Promise<number> {
  const form = RuleForm.parse({ kind: 'words', pattern, effect, inflected: 'yes', lookalikes: 'yes', ...more });
  const added = await addRule(editor, form, now);
  if (!added.ok) throw new Error(added.refusal.message);
  const switched = await switchRule(editor, { id: added.value.id, version: 1 }, true, now);
  if (!switched.ok) throw new Error(switched.refusal.message);
  return added.value.id;
}

async function submit(body: string, fields: Partial<CommentFields> = {}) {
  made += 1;
  const letters = [...String(made)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const typed = { postId: String(post.id), body, name: `Guest ${letters}`, email: `guest-${made}@people.example` };
  const form = StrangersForm.parse({ ...typed, wantsLetter: 'yes', key: `key-${made}`, ...fields });
  const sending = {
    now,
    address: '192.0.2.7',
    answers: { proof: '', hcaptcha: '' },
    challenge: none,
    secondsToWrite: 60,
  };
  const outcome = await submitComment(stranger, form, sending);
  const comment = outcome.ok ? await db.comment.findUnique({ where: { receipt: outcome.value.receipt } }) : null;
  return { outcome, comment };
}
const reread = (id: number) => db.comment.findUniqueOrThrow({ where: { id } });
const log = async (id: number) =>
  JSON.stringify((await db.event.findMany({ where: { subjectId: String(id) } })).map(({ kind, data }) => [kind, data]));

async function maskedByJob() {
  const job = await db.job.findUniqueOrThrow({ where: { key: 'rules.mask' } });
  await maskAgain(job.data, job.id);
  await db.job.delete({ where: { id: job.id } });
}

test('a rule that is off does nothing; one that is on holds, and says which words and which rule', async () => {
  const form = RuleForm.parse({
    kind: 'words',
    pattern: 'kettle',
    effect: 'hold',
    inflected: 'yes',
    lookalikes: 'yes',
  });
  const added = await addRule(editor, form, now);
  expect((await submit('My kettles')).comment).toMatchObject({ state: 'approved', wordRuleId: null });

  if (!added.ok) throw new Error(added.refusal.message);
  await switchRule(editor, { id: added.value.id, version: 1 }, true, now);
  const { comment } = await submit('My k3ttles');
  expect(comment).toMatchObject({
    state: 'pending',
    heldBy: 'words',
    wordRuleId: added.value.id,
    heldFor: 'says “k3ttles” (rule “kettle”)',
  });
  expect(comment?.dueAt).not.toBeNull();
  expect(await log(comment!.id)).not.toContain('ttles');
});

test('a refusal names the words and keeps nothing', async () => {
  await aLiveRule('scoundrel', 'refuse');
  const { outcome } = await submit('You scoundrels!');
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  if (outcome.ok) throw new Error('it was taken');
  expect(outcome.refusal.fields?.body?.[0]).toContain('“scoundrels”');
  expect(await db.comment.count({ where: { postId: post.id } })).toBe(0);
});

test('spam is binned at once by a decision that the log knows, without a letter, and its receipt says so', async () => {
  const ruleId = await aLiveRule('viagra', 'spam');
  const { comment } = await submit('Cheap v.i.a.g.r.a');
  expect(comment).toMatchObject({ state: 'spam', heldBy: 'words-binned', wordRuleId: ruleId, publishedAt: null });
  const decisions = await db.decision.findMany({ where: { commentId: comment!.id } });
  expect(decisions).toMatchObject([
    { kind: 'spam', deciderId: null, rule: 'words-binned', fromState: 'pending', toState: 'spam', version: 1 },
  ]);
  expect(await db.job.count({ where: { key: `letter.comment-received:${comment!.id}` } })).toBe(0);
  expect(await log(comment!.id)).toContain('comment.marked-spam');
  expect(await log(comment!.id)).not.toContain('v.i.a');
  expect((await getReceipt(comment!.receipt, now))?.headline).toBe('Not published');
  expect(await getThread(post.id)).toEqual([]);
});

test('a mask is for readers; the source stays, and what it was is kept for editors', async () => {
  await aLiveRule('damn', 'mask');
  const { comment } = await submit('Well, **damn** it');
  expect(comment).toMatchObject({ state: 'approved', source: 'Well, **damn** it' });
  expect(comment?.html).toContain('<strong>••••</strong>');
  expect(comment?.unmaskedHtml).toContain('<strong>damn</strong>');
  expect((await getThread(post.id))[0]?.html).not.toContain('damn');
});

test('answers of the past are masked, and shown again, by a job that can be repeated', async () => {
  const { comment } = await submit('Well, damn it');
  const id = await aLiveRule('damn', 'mask');
  await maskedByJob();
  const masked = await reread(comment!.id);
  expect(masked).toMatchObject({ unmaskedHtml: comment!.html, version: comment!.version });
  expect(masked.html).toContain('••••');
  const events = await db.event.findMany({ where: { kind: 'rules.masked' }, orderBy: { id: 'desc' }, take: 1 });
  expect(events[0]?.tags).toContain(`post:${post.slug}`);

  await maskAgain({ after: 0 }, 0n);
  expect(await reread(comment!.id)).toEqual(masked);

  await removeRule(editor, { id, version: 2 }, now);
  await maskedByJob();
  expect(await reread(comment!.id)).toMatchObject({ html: comment!.html, unmaskedHtml: null });
});

test('an answer that is changed is judged again: held, binned, refused, masked', async () => {
  await aLiveRule('kettle', 'hold');
  await aLiveRule('viagra', 'spam');
  await aLiveRule('scoundrel', 'refuse');
  await aLiveRule('damn', 'mask');
  const edit = async (comment: { id: number; receipt: string }, body: string) => {
    const { version } = await reread(comment.id);
    return editComment(stranger, { receipt: comment.receipt, version, body, quote: '' }, now);
  };
  const comment = (await submit('Nothing of the kind')).comment!;
  expect(await edit(comment, 'A scoundrel')).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  expect((await reread(comment.id)).version).toBe(1);

  await edit(comment, 'Damn it');
  expect(await reread(comment.id)).toMatchObject({ state: 'approved', source: 'Damn it' });
  expect((await reread(comment.id)).html).toContain('••••');

  await edit(comment, 'A kettle');
  expect(await reread(comment.id)).toMatchObject({ state: 'pending', heldBy: 'words', unmaskedHtml: null });
  expect((await reread(comment.id)).heldFor).toContain('“kettle”');

  await edit(comment, 'No more of it');
  expect(await reread(comment.id)).toMatchObject({ state: 'pending', heldBy: 'changed', wordRuleId: null });

  await edit(comment, 'Viagra');
  expect(await reread(comment.id)).toMatchObject({ state: 'spam', heldBy: 'words-binned' });
  expect(await db.decision.count({ where: { commentId: comment.id, toState: 'spam' } })).toBe(1);
});

test('replaying the rules that are on gives exactly what came of each answer', async () => {
  await aLiveRule('kettle', 'hold');
  await aLiveRule('teapot', 'hold', { lookalikes: '' });
  await aLiveRule('viagra', 'spam');
  await aLiveRule('damn', 'mask');
  await aLiveRule('\\d{3}-\\d{4}', 'hold', { kind: 'pattern' });
  const bodies = [
    'Kettles',
    't3apot',
    'teapots',
    'Nothing',
    'damn',
    'damn kettle',
    'v1agra and kettles',
    'call 555-0199',
    '[x](https://viagra.example)',
    'WordPress and butter',
    'k-e-t-t-l-e',
  ];
  for (const body of bodies) await submit(body);
  await submit('Signed by a pot', { name: 'Teapot', email: 'teapot@people.example' });

  const rows = await db.comment.findMany({ where: { postId: post.id }, include: { person: true } });
  expect(rows).toHaveLength(bodies.length + 1);
  const set = await liveRules('en');
  for (const { source, html, unmaskedHtml, person, state, heldFor, wordRuleId } of rows) {
    const verdict = judgeWords(set, unmaskedHtml ?? html, person.name);
    const replayed = verdict
      ? { state: verdict.effect === 'spam' ? 'spam' : 'pending', heldFor: verdict.reason, wordRuleId: verdict.ruleId }
      : { state: 'approved', heldFor: '', wordRuleId: null };
    expect({ source, state, heldFor, wordRuleId }).toEqual({ source, ...replayed });
  }
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['approved', 'pending', 'spam']));
});
