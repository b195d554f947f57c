import { beforeEach, expect, test } from 'vitest';
import { type Actor, actorOf } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aComment, anEditor, aPost } from '@/lib/test/factories';
import { importRules } from './import-rules';
import { getRules, getRulesForExport, getTrial } from './queries';
import { addRule, changeRule } from './save-rule';
import { ImportForm, RuleForm } from './schema';
import { removeRule, switchRule } from './switch-rule';

const now = new Date('2026-03-06T16:30:00Z');
let editor: Actor;

beforeEach(async () => {
  await db.wordRule.deleteMany();
  const row = await anEditor();
  editor = actorOf({ id: row.id, name: row.name, role: 'editor', isBanned: false, tagIds: [] }, 's');
});

const form = (given: object = {}) =>
  RuleForm.parse({ kind: 'words', pattern: 'kettle', effect: 'hold', inflected: 'yes', lookalikes: 'yes', ...given });

async function aRule(given: object = {}): Promise<number> {
  const added = await addRule(editor, form(given), now);
  if (!added.ok) throw new Error(added.refusal.message);
  return added.value.id;
}

test('a rule begins switched off, and its events name no words', async () => {
  const id = await aRule();
  expect(await db.wordRule.findUniqueOrThrow({ where: { id } })).toMatchObject({ active: false, version: 1 });
  await switchRule(editor, { id, version: 1 }, true, now);
  await changeRule(editor, { id, version: 2 }, form({ pattern: 'teapot', effect: 'spam' }), now);
  expect(await db.wordRule.findUniqueOrThrow({ where: { id } })).toMatchObject({ active: true, pattern: 'teapot' });
  await removeRule(editor, { id, version: 3 }, now);
  const events = await db.event.findMany({ where: { subject: 'rule', subjectId: String(id) }, orderBy: { id: 'asc' } });
  expect(events.map(({ kind }) => kind)).toEqual(['rule.added', 'rule.switched-on', 'rule.changed', 'rule.removed']);
  expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/kettle|teapot/);
});

test('whoever opened an older version changes nothing', async () => {
  const id = await aRule();
  await changeRule(editor, { id, version: 1 }, form({ note: 'first' }), now);
  const late = [
    changeRule(editor, { id, version: 1 }, form({ note: 'second' }), now),
    switchRule(editor, { id, version: 1 }, true, now),
    removeRule(editor, { id, version: 1 }, now),
  ];
  for (const outcome of await Promise.all(late)) expect(outcome).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await db.wordRule.findUniqueOrThrow({ where: { id } })).toMatchObject({ note: 'first', active: false });
});

test('the same rule twice, and a pattern that cannot be read, are refused beside the field', async () => {
  await aRule();
  expect(await addRule(editor, form(), now)).toMatchObject({ refusal: { fields: { pattern: [expect.any(String)] } } });
  expect(await addRule(editor, form({ kind: 'pattern', pattern: '(a' }), now)).toMatchObject({
    refusal: { fields: { pattern: ['A bracket “(” is opened and never closed.'] } },
  });
});

test('authors, members and editors of chosen tags write no rules', async () => {
  const id = await aRule();
  const others: Actor[] = [
    { ...editor, kind: 'author' } as Actor,
    { ...editor, kind: 'member' } as Actor,
    { ...editor, onlyTags: [1] } as Actor,
    { kind: 'guest', personId: null, name: null },
  ];
  for (const actor of others) {
    const outcomes = await Promise.all([
      addRule(actor, form({ pattern: 'other' }), now),
      changeRule(actor, { id, version: 1 }, form(), now),
      switchRule(actor, { id, version: 1 }, true, now),
      removeRule(actor, { id, version: 1 }, now),
      importRules(actor, ImportForm.parse({ list: 'fool', effect: 'hold' }), now),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ refusal: { code: 'forbidden' } });
  }
  expect(await getRules(others[0]!)).toBeNull();
  expect(await getRulesForExport(others[3]!, 'csv')).toBeNull();
  expect((await getRules(others[2]!))?.mayWrite).toBe(false);
});

test('a rule is tried on the last answers, without what its writers took back', async () => {
  const post = await aPost();
  const kettle = { postId: post.id, html: '<p>My <em>kettle</em></p>' };
  const approved = await aComment({ ...kettle, state: 'approved' });
  await db.decision.create({
    data: { commentId: approved.id, kind: 'approve', fromState: 'pending', toState: 'approved', version: 1 },
  });
  await aComment({ ...kettle, state: 'rejected' });
  await aComment({ ...kettle, state: 'withdrawn' });
  await aComment({ postId: post.id, html: '<p>WordPress</p>' });
  const trial = await getTrial(editor, { id: 0, ...form() });
  expect(trial?.said).toContain('held 2 of the last 3; editors approved 1 of those.');
  expect(trial?.shown.map(({ html }) => html)).toEqual(Array(2).fill('<p>My <em><mark>kettle</mark></em></p>'));
});

test('a list is taken switched off, with a report, and comes out again', async () => {
  await aRule();
  const list = 'kettle\nfool\nfool\n/(a/\n/\\d{9}/';
  const imported = await importRules(editor, ImportForm.parse({ list, effect: 'hold', inflected: 'yes' }), now);
  expect(imported).toMatchObject({ ok: true, value: { taken: 2 } });
  if (!imported.ok) throw new Error(imported.refusal.message);
  expect(imported.value.refused.map(({ line, words }) => [line, words])).toEqual([
    [3, 'fool'],
    [4, '(a'],
    [0, 'kettle'],
  ]);
  expect(await db.wordRule.count({ where: { active: true } })).toBe(0);
  expect(await getRulesForExport(editor, 'txt')).toBe('/\\d{9}/\nfool\nkettle\n');
  const again = await importRules(
    editor,
    ImportForm.parse({ list: (await getRulesForExport(editor, 'csv'))!, effect: 'mask' }),
    now,
  );
  expect(again).toMatchObject({ ok: true, value: { taken: 0, eventId: null } });
});
