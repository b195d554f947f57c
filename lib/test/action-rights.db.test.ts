import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test, vi } from 'vitest';
import { sessionCookie, setSessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { actNames, acts } from '@/lib/desk/keys';
import { decide } from '@/lib/moderation/decide';
import { toFields } from '@/lib/settings/form';
import { toHoursFields } from '@/lib/settings/hours/fields';
import { readSettings } from '@/lib/settings/read';
import { defaultSettings } from '@/lib/settings/schema';
import { aComment, aGuideline, anAuthor, anEditor, aPerson, aPost } from './factories';

// Every action of the desk, called by everybody who might: those who may not are refused and nothing at all changes; for
// those who may, the same form does something, so that a refusal is never one of the form.

const jar = vi.hoisted(() => ({ session: undefined as string | undefined }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === sessionCookie && jar.session ? { value: jar.session } : undefined),
    set: (_name: string, value: string) => {
      jar.session = value;
    },
    delete: () => {},
  }),
  headers: async () => new Headers({ 'x-client-address': '192.0.2.7' }),
}));
class Redirected extends Error {}
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Redirected(address);
  },
}));
vi.mock('@/lib/events/settle', () => ({ settled: async () => {} })); // there is no cache here to hear of it

const roles = ['stranger', 'member', 'author', 'colleague', 'editor', 'owner'] as const;
type Role = (typeof roles)[number];

/** A colleague is an editor of other tags than the one of every post below. What holds for the whole blog, such as word rules, reasons and pages, is not theirs. */
const staff: Role[] = ['author', 'colleague', 'editor', 'owner'];
const editors: Role[] = ['colleague', 'editor', 'owner'];
const editorsOfTheTag: Role[] = ['editor', 'owner'];
const owners: Role[] = ['owner'];

const sessions = new Map<Role, string | undefined>();
const people = new Map<Role, number>();
let tagId: number;

beforeAll(async () => {
  tagId = (await db.tag.create({ data: { slug: 'tides', name: 'Tides' } })).id;
  const other = await db.tag.create({ data: { slug: 'winds', name: 'Winds' } });
  const rows = {
    member: await aPerson({ role: 'member', claimedAt: new Date() }),
    author: await anAuthor(),
    colleague: await anEditor({ deskTags: { create: [{ tagId: other.id }] } }),
    editor: await anEditor(),
    owner: await anEditor({ role: 'owner' }),
  };
  for (const [role, { id }] of Object.entries(rows) as [Role, { id: number }][]) {
    const session = await db.session.create({ data: { personId: id, expiresAt: new Date(Date.now() + 86_400_000) } });
    jar.session = undefined;
    await setSessionCookie({ id: session.id, personId: id });
    sessions.set(role, jar.session);
    people.set(role, id);
  }
  await aGuideline();
});

const post = async () => aPost({ tags: { create: [{ tagId }] } });
const comment = async (state: 'pending' | 'approved' = 'pending') => aComment({ state, postId: (await post()).id });
const clause = async () => (await db.guideline.findFirstOrThrow({ where: { retiredAt: null } })).id;

/** Decided by an editor who is none of those who ask. */
async function decided(decision: 'approve' | 'reject', batch?: string) {
  const { id, version } = await comment();
  const actor = { kind: 'editor', personId: (await anEditor()).id, name: 'First', sessionId: 's' } as const;
  const guidelineId = decision === 'reject' ? await clause() : null;
  const form = { commentId: id, version, state: 'pending', decision, guidelineId, words: '', batch } as const;
  const outcome = await decide(actor, form, new Date());
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return { commentId: id, decisionId: outcome.value.decisionId };
}

async function appealed(state: 'open' | 'dismissed' = 'open') {
  const { commentId, decisionId } = await decided('reject');
  const judged =
    state === 'open' ? {} : { judgedAt: new Date(), judgeId: (await anEditor()).id, outcome: 'It stands.' };
  const appeal = await db.appeal.create({ data: { commentId, decisionId, state, words: 'I disagree.', ...judged } });
  const { version } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
  return { appeal, commentId, commentVersion: version };
}

async function reported(closed = false) {
  const { id } = await comment('approved');
  const chance = Math.random().toString(36);
  const outcome = closed ? ({ outcome: 'dismissed', closedAt: new Date() } as const) : {};
  return db.report.create({ data: { commentId: id, reporterHash: chance, reason: 'abusive', ...outcome } });
}

const rule = () => db.wordRule.create({ data: { pattern: `word-${Math.random().toString(36).slice(2)}` } });
const opened = ({ id, version }: { id: number; version: number }) => ({ id, version });
let lastReason = 0;
async function reason() {
  lastReason += 1;
  return db.rejectionReason.create({
    data: { guidelineId: await clause(), title: `Reason ${lastReason}`, position: lastReason },
  });
}
const settingsVersion = async () => (await db.setting.findUnique({ where: { key: 'site' } }))?.version ?? 0;
const somebody = async () => (await aComment({ postId: (await post()).id })).personId;

type Fields = Record<string, string | number | string[]>;
type Case = {
  action: string;
  /** What of it, when an action does several things. */
  what?: string;
  may: Role[];
  form: (role: Role) => Promise<Fields> | Fields;
  /** Answers without changing anything. */
  onlyTells?: true;
  /** What a colleague of other tags gets, when it is no refusal. */
  elsewhere?: 'tells';
};

const cases: Case[] = [
  {
    action: 'decideAction',
    may: editorsOfTheTag,
    form: async () => {
      const { id, version } = await comment();
      return { commentId: id, version, state: 'pending', decision: 'approve', guidelineId: '' };
    },
  },
  {
    action: 'decideManyAction',
    may: editorsOfTheTag,
    elsewhere: 'tells', // that none of them was there to be decided
    form: async () => {
      const picks = [await comment(), await comment()].map(({ id, version }) => `${id}.${version}.pending`);
      return { pick: picks, decision: 'mark-spam', guidelineId: '' };
    },
  },
  {
    action: 'undoAction',
    may: editorsOfTheTag,
    form: async () => ({ decisionId: (await decided('approve')).decisionId }),
  },
  {
    action: 'undoManyAction',
    may: editorsOfTheTag,
    elsewhere: 'tells', // that none of them was there to be decided
    form: async () => {
      const batch = crypto.randomUUID();
      await decided('approve', batch);
      return { batch };
    },
  },
  {
    action: 'judgeAppealAction',
    may: editorsOfTheTag,
    form: async () => {
      const { appeal, commentId, commentVersion } = await appealed();
      const seen = { appealId: appeal.id, version: appeal.version, commentId, commentVersion };
      return { ...seen, judgement: 'dismiss', words: 'It stands as it was decided.' };
    },
  },
  {
    action: 'undoDismissalAction',
    may: editorsOfTheTag,
    form: async () => ({ appealId: (await appealed('dismissed')).appeal.id }),
  },
  {
    action: 'markAction',
    may: editorsOfTheTag,
    form: async () => ({ comment: (await comment('approved')).id, mark: 'pin', back: '/desk/queue' }),
  },
  {
    action: 'changeThreadAction',
    may: editorsOfTheTag,
    form: async () => {
      const { id, version } = await post();
      return { post: id, version, to: 'closed', message: '', back: '/desk/queue' };
    },
  },
  {
    action: 'closeReportAction',
    may: editorsOfTheTag,
    form: async () => {
      const { id, version } = await reported();
      return { report: id, version, outcome: 'dismissed', answer: '' };
    },
  },
  {
    action: 'dismissReportsAction',
    may: editorsOfTheTag,
    form: async () => {
      const { id, commentId } = await reported();
      return { comment: commentId, seen: id };
    },
  },
  {
    action: 'reopenReportAction',
    may: editorsOfTheTag,
    form: async () => {
      const { id, version } = await reported(true);
      return { report: id, version };
    },
  },
  {
    action: 'takeSecondLookAction',
    may: editorsOfTheTag,
    form: async () => {
      const look = await db.secondLook.create({ data: await decided('approve') });
      return { id: look.id, kind: 'approve' };
    },
  },
  {
    action: 'giveSanctionAction',
    may: editorsOfTheTag,
    form: async () => ({ personId: await somebody(), kind: 'suspension', lasts: '7d', reason: 'Why.', tells: 'yes' }),
  },
  {
    action: 'liftSanctionAction',
    may: editorsOfTheTag,
    form: async () => {
      const data = { personId: await somebody(), kind: 'always_held', reason: 'Why.' } as const;
      return { sanctionId: (await db.sanction.create({ data })).id };
    },
  },
  {
    action: 'addNoteAction',
    what: 'on a person',
    may: editorsOfTheTag,
    form: async () => ({ personId: await somebody(), words: 'A note.' }),
  },
  {
    action: 'addNoteAction',
    what: 'on an answer',
    may: editorsOfTheTag,
    form: async () => ({ commentId: (await comment()).id, words: 'A note.' }),
  },
  {
    action: 'removeNoteAction',
    may: editors, // one’s own, wherever it stands
    form: async (role) => {
      const data = { personId: await somebody(), writerId: people.get(role) ?? null, words: 'A note.' };
      return { noteId: (await db.note.create({ data })).id };
    },
  },
  { action: 'saveViewAction', may: editors, form: () => ({ name: 'A view', place: 'view=spam' }) },
  {
    action: 'changeViewAction',
    may: editors,
    form: async (role) => {
      const ownerId = people.get(role) ?? people.get('owner')!;
      const view = await db.savedView.create({ data: { ownerId, name: `View ${Math.random()}`, filter: {} } });
      return { id: view.id, name: `Renamed ${view.id}`, change: 'rename' };
    },
  },
  {
    action: 'changeViewAction',
    what: 'of somebody else',
    may: [],
    form: async () => {
      const ownerId = (await anEditor()).id;
      const view = await db.savedView.create({ data: { ownerId, name: 'Theirs', filter: {} } });
      return { id: view.id, name: 'Taken', change: 'rename' };
    },
  },
  {
    action: 'ruleAction',
    may: editorsOfTheTag,
    form: () => ({ kind: 'words', pattern: `word ${Math.random().toString(36).slice(2)}`, effect: 'hold' }),
  },
  {
    action: 'switchRuleAction',
    may: editorsOfTheTag,
    form: async () => ({ ...opened(await rule()), active: 'yes' }),
  },
  { action: 'removeRuleAction', may: editorsOfTheTag, form: async () => opened(await rule()) },
  { action: 'sampleAction', may: editors, form: () => ({ sample: 'Words to try.' }), onlyTells: true },
  {
    action: 'importRulesAction',
    may: editorsOfTheTag,
    form: () => ({ list: `word ${Math.random().toString(36).slice(2)}`, effect: 'hold' }),
  },
  {
    action: 'saveReasonAction',
    may: editorsOfTheTag,
    form: async () => ({ guidelineId: await clause(), title: `A reason ${Math.random()}`, words: '' }),
  },
  { action: 'retireReasonAction', may: editorsOfTheTag, form: async () => opened(await reason()) },
  {
    action: 'bringReasonBackAction',
    may: editorsOfTheTag,
    form: async () => {
      const { id } = await reason();
      return opened(await db.rejectionReason.update({ where: { id }, data: { retiredAt: new Date() } }));
    },
  },
  {
    action: 'moveReasonAction',
    may: editorsOfTheTag,
    form: async () => {
      await reason();
      return { ...opened(await reason()), direction: 'up' };
    },
  },
  {
    action: 'writeClauseAction',
    may: editorsOfTheTag,
    form: () => ({ title: `A clause ${Math.random()}`, summary: 'Be kind.', text: '' }),
  },
  {
    action: 'moveClauseAction',
    may: editorsOfTheTag,
    form: async () => {
      await aGuideline();
      const last = await db.guideline.findFirstOrThrow({ where: { retiredAt: null }, orderBy: { number: 'desc' } });
      return { id: last.id, number: last.number, way: 'up' };
    },
  },
  { action: 'retireClauseAction', may: editorsOfTheTag, form: async () => opened(await aGuideline()) },
  {
    action: 'savePageAction',
    may: editorsOfTheTag,
    form: async () => {
      const data = { key: `page-${Math.random().toString(36).slice(2)}`, title: 'A page' };
      const { key, version } = await db.standingPage.create({ data });
      return { key, version, title: 'A page', source: 'Changed.' };
    },
  },
  {
    action: 'pinPostAction',
    may: editorsOfTheTag,
    form: async () => ({ id: (await post()).id, intent: 'pin', back: '' }),
  },
  {
    action: 'writePostAction',
    what: 'of one’s own',
    may: staff,
    form: () => ({ title: `A draft ${Math.random()}`, source: 'Words.', intent: 'save' }),
  },
  {
    action: 'writePostAction',
    what: 'of somebody else',
    may: editorsOfTheTag,
    form: async () => {
      const { id, version, title } = await post();
      return { postId: id, version, title, source: 'Changed by somebody else.', intent: 'save' };
    },
  },
  {
    action: 'savePreferencesAction',
    may: staff,
    form: () => Object.fromEntries(actNames.map((name) => [`key-${name}`, acts[name].key])),
  },
  { action: 'saveLettersAction', may: editors, form: () => ({ letterEach: 'yes' }) },
  {
    action: 'changeSettingsAction',
    may: owners,
    form: async () => ({
      ...toFields(defaultSettings),
      title: `A blog ${Math.random()}`,
      version: await settingsVersion(),
    }),
  },
  {
    action: 'changeLinksAction',
    may: owners,
    form: async () => ({
      'navigation-0-label': `Archive ${Math.random().toString(36).slice(2, 8)}`,
      'navigation-0-href': '/archive',
      version: await settingsVersion(),
    }),
  },
  {
    action: 'changeHoursAction',
    may: owners,
    form: async () => {
      const { closures: _, ...fields } = toHoursFields(await readSettings());
      const deskMinutes = 60 + Math.floor(Math.random() * 300);
      return { ...fields, deskMinutes, version: await settingsVersion(), intent: 'save' };
    },
  },
  {
    action: 'changeStaffAction',
    may: owners,
    form: async () => ({ personId: (await aPerson({ role: 'member', claimedAt: new Date() })).id, role: 'author' }),
  },
  {
    action: 'erasePersonAction',
    may: owners,
    form: async () => {
      const { id, name } = await aPerson();
      return { personId: id, name };
    },
  },
];

/** Those that are not of the desk; what stands in for a role there is said in `lib/auth/desk-guard.test.ts`. */
const notOfTheDesk = [
  'signInAction',
  'signOutAction',
  'submitCommentAction',
  'sendCommentAction',
  'editCommentAction',
  'withdrawCommentAction',
  'confirmAddressAction',
  'fileAppealAction',
  'decideByLetterAction',
  'thankAction',
  'reportAction',
];

type Action = (last: null, data: FormData) => Promise<unknown>;
const root = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /actions\.ts$/.test(file));
const actions = new Map<string, Action>();
for (const file of files) {
  const found = (await import(/* @vite-ignore */ path.join(root, file))) as Record<string, Action>;
  for (const [name, action] of Object.entries(found)) actions.set(name, action);
}

test('every action there is has its row', () => {
  expect([...new Set([...cases.map(({ action }) => action), ...notOfTheDesk])].sort()).toEqual(
    [...actions.keys()].sort(),
  );
});

/** A digest of every row of every table but the sessions, which note when somebody was last seen. */
async function everything(): Promise<string> {
  const [row] = await db.$queryRaw<{ digest: string }[]>`
    select md5(string_agg(query_to_xml(format('select t::text from %I t order by 1', tablename), true, false, '')::text, '|' order by tablename)) as digest
    from pg_tables where schemaname = 'public' and tablename <> 'session'`;
  return row!.digest;
}

async function call(action: Action, fields: Fields): Promise<string> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) data.append(name, String(one));
  try {
    const answer = (await action(null, data)) as { refusal?: { code: string } | null; code?: string } | null;
    return answer?.refusal?.code ?? answer?.code ?? 'done';
  } catch (error) {
    if (error instanceof Redirected) return 'done';
    throw error;
  }
}

test.each(cases.map((each) => ({ ...each, title: [each.action, each.what].filter(Boolean).join(' ') })))(
  '$title',
  async ({ action, may, form, onlyTells, elsewhere }) => {
    const outcomes: Record<string, string> = {};
    for (const role of roles) {
      const fields = await form(role);
      const before = await everything();
      jar.session = sessions.get(role);
      const answer = await call(actions.get(action)!, fields);
      const changed = (await everything()) !== before;
      outcomes[role] =
        answer === 'done' ? (changed ? 'changes' : 'tells') : `${answer}${changed ? ', yet changes' : ''}`;
    }
    const isRefused = expect.stringMatching(/^(forbidden|missing)$/);
    const wanted = roles.map((role) => {
      if (may.includes(role)) return [role, onlyTells ? 'tells' : 'changes'];
      return [role, role === 'colleague' && elsewhere ? elsewhere : isRefused];
    });
    expect(outcomes).toEqual(Object.fromEntries(wanted));
  },
);
