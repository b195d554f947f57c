import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, expect, test } from 'vitest';

// Every regular expression of the application, judged by recheck: none can be made to take more than a time that grows with
// the length of its input (THREATS 49).

const root = fileURLToPath(new URL('../..', import.meta.url));

beforeAll(() => {
  process.env.RECHECK_BACKEND = 'pure'; // no Java, no download
});

type Regex = { file: string; source: string; flags: string };

function regexesIn(file: string): Regex[] {
  const found: Regex[] = [];
  const look = (node: unknown) => {
    if (Array.isArray(node)) for (const one of node) look(one);
    else if (node && typeof node === 'object') {
      const { regex } = node as { regex?: { pattern: string; flags: string } };
      if (regex) found.push({ file, source: regex.pattern, flags: regex.flags });
      for (const part of Object.values(node)) look(part);
    }
  };
  const lang = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js';
  look(parseAst(readFileSync(path.join(root, file), 'utf8'), { lang }, file));
  return found;
}

const files = ['app', 'components', 'lib', 'prisma']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.|^lib\/(test|db\/generated)\//.test(file));

test('recheck sees what it is there to see', async () => {
  expect((await check('^(a|a)*$', '')).status).toBe('vulnerable');
  expect((await check('/+$', '')).status).toBe('vulnerable');
  expect(regexesIn('lib/rules/lists.ts').length).toBeGreaterThan(3);
}, 60_000);

test('no regular expression can be made to take long', async () => {
  const all = files.flatMap(regexesIn);
  expect(all.length).toBeGreaterThan(400);
  const repeating = all.filter(({ source }) => /[*+{]/.test(source)); // what repeats nothing cannot take long
  const distinct = new Map(repeating.map((regex) => [`/${regex.source}/${regex.flags}`, regex]));
  const doubtful: string[] = [];
  for (const [written, { file, source, flags }] of distinct) {
    const { status } = await check(source, flags);
    if (status !== 'safe') doubtful.push(`${file}: ${written} ${status}`);
  }
  expect(doubtful).toEqual([]);
}, 600_000);
