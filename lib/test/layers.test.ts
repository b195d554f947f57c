import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** From the ground up. A folder of lib may import what stands on a line above it, and itself; never a neighbour, never upwards. */
const layers = [
  ['env', 'result'],
  ['db', 'log', 'signed', 'text', 'hours'],
  ['mail', 'auth'],
  ['events'],
  ['cache', 'settings'],
  ['people', 'media', 'challenge', 'spam', 'rules'],
  ['pages', 'posts', 'sanctions', 'notes'],
  ['reasons'],
  ['comments'],
  ['appeals', 'reports', 'reactions', 'marks', 'threads'],
  ['moderation', 'feeds', 'search'],
  ['leases', 'desk'],
  ['live'],
  ['notifications', 'transfer', 'second-looks', 'figures', 'audit'],
  ['jobs'],
  ['server'],
  ['commands'],
];

const rank = new Map(layers.flatMap((names, height) => names.map((name) => [name, height] as const)));

type Source = { file: string; text: string; imports: { names: string; from: string }[] };

const sources: Source[] = ['app', 'components', 'lib', 'prisma']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes('generated'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
  .map(({ file, text }) => ({ file, text, imports: importsOf(file, text) }));

const product = sources.filter(({ file }) => !isTest(file));

test('the guard sees what it guards', () => {
  const jobs = product.find(({ file }) => file === 'lib/jobs/worker.ts');
  expect(jobs?.imports.map(({ from }) => from)).toEqual(expect.arrayContaining(['lib/db/faults', 'lib/jobs/store']));
  expect(product.length).toBeGreaterThan(40);
});

test('in lib, arrows point one way', () => {
  const wrong = product.flatMap(({ file, imports }) => {
    const from = nounOf(file);
    return imports
      .map(({ from: target }) => nounOf(target))
      .filter((to): to is string => Boolean(from && to && to !== from && !(rank.get(to)! < rank.get(from)!)))
      .map((to) => `${file} → ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('every folder of lib has its place', () => {
  const unplaced = new Set(
    product.map(({ file }) => nounOf(file)).filter((noun) => noun && noun !== 'test' && !rank.has(noun)),
  );
  expect([...unplaced]).toEqual([]);
});

test('lib knows neither app nor components, and components do not know app', () => {
  const wrong = product.filter(({ file, imports }) =>
    imports.some(
      ({ from }) =>
        (file.startsWith('lib/') && /^(app|components)\//.test(from)) ||
        (file.startsWith('components/') && from.startsWith('app/')),
    ),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('pages and components reach lib through queries, actions, schemas and pure files only', () => {
  const impure = new Set(
    product
      .filter(({ file, imports }) => file.startsWith('lib/') && imports.some(knowsData))
      .map(({ file }) => file.replace(/\.tsx?$/, '')),
  );
  const doors = /\/(queries|actions|read)$|^lib\/auth\//;
  const wrong = product
    .filter(({ file }) => /^(app|components)\//.test(file))
    .flatMap(({ file, imports }) => imports.map(({ from }) => ({ file, from })))
    .filter(({ from }) => /store$/.test(from) || (impure.has(from) && !doors.test(from)));
  expect(wrong.map(({ file, from }) => `${file} → ${from}`)).toEqual([]);
});

test('only stores know Prisma and SQL', () => {
  const allowed = /(^|[/-])store\.ts$|^lib\/(db|events|commands|server|test)\/|^lib\/cache\/|^prisma\//;
  const wrong = product.filter(
    ({ file, text, imports }) =>
      !allowed.test(file) &&
      (/\$(queryRaw|executeRaw)/.test(text) ||
        imports.some(({ names, from }) => from === 'lib/db/client' && /\b(db|pool)\b/.test(names))),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('raw SQL is always a tagged template', () => {
  expect(
    sources
      .filter(({ file, text }) => !file.endsWith('layers.test.ts') && /\$\w+RawUnsafe/.test(text))
      .map(({ file }) => file),
  ).toEqual([]);
});

test('only lib/env.ts reads the environment', () => {
  const allowed = /^lib\/(env\.ts|commands\/|test\/|db\/postgres-|db\/(embedded|postmaster))|^prisma\/config\.ts/;
  expect(
    product.filter(({ file, text }) => !allowed.test(file) && /process\.env\b/.test(text)).map(({ file }) => file),
  ).toEqual([]);
});

test('there are no drawers and no barrels', () => {
  const drawers = /(^|\/)(utils?|helpers?|misc|common|manager|service)(\.|\/)|(^|\/)index\.tsx?$/;
  expect(sources.filter(({ file }) => drawers.test(file)).map(({ file }) => file)).toEqual([]);
});

test('pure folders have no clock, no chance and no input', () => {
  const pure = product.filter(
    ({ file }) => /^lib\/(text|hours|feeds)\//.test(file) && !/(queries|store)\.ts$/.test(file),
  );
  const wrong = pure.filter(
    ({ text, imports }) =>
      /Date\.now\(\)|new Date\(\)|Math\.random|node:fs/.test(text) ||
      imports.some(({ from }) => /^lib\/(db|env)/.test(from)),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

function importsOf(file: string, text: string) {
  const found = text.matchAll(/(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g);
  return [...found]
    .filter(([, typeOnly]) => !typeOnly)
    .map(([, , names = '', from, dynamic]) => ({ names, from: resolve(file, from ?? dynamic!) }));
}

function resolve(file: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2);
  return target.startsWith('.') ? path.join(path.dirname(file), target) : target;
}

function nounOf(file: string): string | undefined {
  return file.match(/^lib\/([^/.]+)/)?.[1];
}

function knowsData({ from }: { from: string }) {
  return /store$/.test(from) || from === 'lib/db/client';
}

function isTest(file: string) {
  return /\.test\.tsx?$/.test(file) || file.startsWith('lib/test/');
}
