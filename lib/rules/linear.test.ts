import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

beforeAll(() => {
  process.env.RECHECK_BACKEND = 'pure'; // no Java, no download
});

/** Every regular expression that is written in a file of this folder. */
function regexesIn(file: string): { source: string; flags: string }[] {
  const found: { source: string; flags: string }[] = [];
  const look = (node: unknown) => {
    if (Array.isArray(node)) for (const one of node) look(one);
    else if (node && typeof node === 'object') {
      const { regex } = node as { regex?: { pattern: string; flags: string } };
      if (regex) found.push({ source: regex.pattern, flags: regex.flags });
      for (const part of Object.values(node)) look(part);
    }
  };
  look(parseAst(readFileSync(path.join(folder, file), 'utf8'), { lang: 'ts' }, file));
  return found;
}

const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

test('recheck sees what it is there to see', async () => {
  expect((await check('^(a|a)*$', '')).status).toBe('vulnerable');
  expect(regexesIn('lists.ts').length).toBeGreaterThan(3);
}, 60_000);

test('no regular expression that reads what people type can be made to take long', async () => {
  const all = files.flatMap((file) => regexesIn(file).map((regex) => ({ file, ...regex })));
  const judged = await Promise.all(
    all.map(async (regex) => ({ ...regex, status: (await check(regex.source, regex.flags)).status })),
  );
  const doubtful = judged
    .filter(({ status }) => status !== 'safe')
    .map(({ file, source, flags, status }) => `${file}: /${source}/${flags} ${status}`);
  expect(doubtful).toEqual([]);
}, 300_000);
