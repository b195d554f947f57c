import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const filesIn = (folder: string, kind: RegExp) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => kind.test(file) && !file.includes('generated'));

/** Actions that are there for everybody, and what stands in for asking who is there. */
const forEverybody = new Map([
  ['signInAction', 'the password'],
  ['submitCommentAction', 'guests write too; the operation behind it learns who it is'],
  ['sendCommentAction', 'the same, for the form with JavaScript'],
  ['withdrawCommentAction', 'the secret of the receipt'],
  ['fileAppealAction', 'the secret of the receipt'],
  ['confirmAddressAction', 'the secret of the mailed link'],
  ['decideByLetterAction', 'the secret of an editor’s letter'],
]);

/** A page asks before it asks for anything else: nothing but its own address may be awaited earlier. */
function pageAsks(text: string): boolean {
  const body = text.slice(text.indexOf('export default async function'));
  const asks = body.search(/await requireDesk\(/);
  const reads = body.search(/await (?!requireDesk\(|params\b|searchParams\b)|Promise\.all/);
  return body.startsWith('export default') && asks > 0 && (reads < 0 || asks < reads);
}

/** The exported functions of a 'use server' file, each with its body. */
function actionsIn(text: string): { name: string; body: string }[] {
  const parts = text.split(/^export (?=async function )/m).slice(1);
  return parts.map((part) => ({ name: /^async function (\w+)/.exec(part)![1]!, body: part.split(/^}/m)[0]! }));
}

test('every page of the desk asks who is there before it reads anything', () => {
  const pages = filesIn('app/(desk)', /\/(page|route)\.tsx?$/);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((page) => !pageAsks(read(page)))).toEqual([]);
});

test('every server action asks who is there', () => {
  const files = ['app', 'components', 'lib'].flatMap((folder) =>
    filesIn(folder, /\.tsx?$/).filter((file) => /^\s*'use server';/.test(read(file))),
  );
  const actions = files.flatMap((file) => actionsIn(read(file)).map((action) => ({ file, ...action })));
  expect(actions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['decideAction', 'undoAction', 'writePostAction']),
  );
  const careless = actions.filter(
    ({ name, body }) => !forEverybody.has(name) && !/await (deskActor|currentActor)\(/.test(body),
  );
  expect(careless.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test('nothing but functions that can be seen here leaves a file of actions', () => {
  const files = filesIn('lib', /actions\.ts$/);
  const others = files.filter((file) => /^export (?!async function |type )/m.test(read(file)));
  expect(others).toEqual([]);
});

/** Exported functions that are handed the actor, each with its body. */
function actorsIn(text: string): { name: string; body: string }[] {
  const parts = text.split(/^export (?=(?:async )?function |const \w+ = cache\()/m).slice(1);
  return parts
    .map((part) => ({ name: /^(?:async )?(?:function|const) (\w+)/.exec(part)![1]!, body: part.split(/^}/m)[0]! }))
    .filter(({ body }) => /^[^{]*\bactor: (Actor|DeskActor)\b/.test(body));
}

/** Asks the table of permissions, or a predicate of its own, or shows the actor only what is theirs. */
const asks =
  /\b(can|may\w*|why\w*|allowed\w*|reaches|isSignedIn)\(actor\b|\bactor\.personId [!=]==|\bactor\.kind [!=]==/;

/** Those that leave the asking to what they hand the actor on to, and what that is. */
const askBelow = new Map([
  ['appealIsReached', 'reaches'],
  ['changesFor', 'reaches, of each happening'],
  ['listen', 'the route asks for a DeskActor, and the switchboard asks again with every change of standing'],
  ['readNarrowed', 'getQueue; its stores ask reachedBy'],
  ['retireReason', 'setRetired'],
  ['bringReasonBack', 'setRetired'],
  ['renameView', 'changing'],
  ['moveView', 'changing'],
  ['removeView', 'changing'],
  ['changeSettings', 'changePart'],
  ['changeHours', 'changePart'],
  ['changeLinks', 'changePart'],
  ['close', 'whoever calls it in their transaction: closeReport, dismissReports, decide'],
  ['reopen', 'whoever calls it in their transaction: reopenReport, undo'],
  ['closeWithDecision', 'decide'],
  ['reopenWithDecision', 'undo'],
]);

test('every query and every operation that is handed an actor asks what that actor may', () => {
  const files = filesIn('lib', /\.ts$/).filter(
    (file) =>
      !/(store|\.test|\.child)\.ts$|\/(auth|test|events)\//.test(file) && !/(^|-)store\.ts$/.test(path.basename(file)),
  );
  const found = files.flatMap((file) => actorsIn(read(file)).map((each) => ({ file, ...each })));
  expect(found.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'getCase',
      'getPeople',
      'getNotesOnPerson',
      'giveSanction',
      'erasePerson',
      'decide',
      'getCounts',
    ]),
  );
  const careless = found.filter(({ name, body }) => !asks.test(body) && !askBelow.has(name));
  expect(careless.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test('the guard would notice', () => {
  expect(pageAsks('export default async function Page() { return <p>{await secrets()}</p>; }')).toBe(false);
  expect(
    pageAsks("export default async function Page() { const x = await secrets(); await requireDesk('/desk'); }"),
  ).toBe(false);
  const careless = 'export async function read(actor: Actor, id: number) {\n  return find(id);\n}\n';
  expect(actorsIn(careless).map(({ body }) => asks.test(body))).toEqual([false]);
  expect(actorsIn(careless.replace('find', 'can(actor, it) && find')).map(({ body }) => asks.test(body))).toEqual([
    true,
  ]);
  expect(
    actionsIn(
      "'use server';\nexport async function aAction() {\n  await deskActor();\n}\nexport async function b() {\n}\n",
    ),
  ).toMatchObject([
    { name: 'aAction', body: expect.stringContaining('deskActor') },
    { name: 'b', body: expect.not.stringContaining('deskActor') },
  ]);
});
