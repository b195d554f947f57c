import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { takeLock } from './lock';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'rejoinder-faults-'));
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('wrong values in the environment are named, each in a sentence', async () => {
  const said = await start({ PORT: 'many', SITE_URL: 'blog', CHALLENGE: 'riddle' });
  expect(said).toMatch(/PORT must be a number\./);
  expect(said).toMatch(/SITE_URL must be an http\(s\) address/);
  expect(said).toMatch(/CHALLENGE must be/);
});

test('a port in use', async () => {
  const port = await listen();
  expect(await start({ PORT: String(port) })).toContain(`Port ${port} is in use by another program`);
});

test('a HOST that is not ours', async () => {
  expect(await start({ HOST: '192.0.2.1', PORT: '0' })).toContain('HOST=192.0.2.1 is not an address of this machine');
});

test('a DATABASE_URL that leads nowhere', async () => {
  const said = await start({ PORT: '0', DATABASE_URL: 'postgresql://blog:sesame@127.0.0.1:1/blog' });
  expect(said).toContain('No PostgreSQL answers at 127.0.0.1:1');
  expect(said).not.toContain('sesame');
});

test('a PostgreSQL that is too old', async () => {
  const port = await listen(playPostgres('140012'));
  const said = await start({ PORT: '0', DATABASE_URL: `postgresql://blog@127.0.0.1:${port}/blog` });
  expect(said).toContain('DATABASE_URL leads to PostgreSQL 14, and Rejoinder needs 15 or newer.');
});

test('a DATA_DIR that cannot be a folder', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect(await start({ DATA_DIR: path.join(file, 'data') })).toContain('choose another folder');
  expect(await start({ DATA_DIR: file })).toContain('choose another folder');
});

test('a second start on the same DATA_DIR', async () => {
  const dataDir = path.join(folder, 'shared');
  mkdirSync(dataDir);
  const lock = await takeLock(path.join(dataDir, 'start.lock'));
  expect(await start({ PORT: '0', DATA_DIR: dataDir })).toContain('Rejoinder is already running on');
  await lock!.release();
});

test('a Node that is too old', async () => {
  const prepare = pathToFileURL(path.join(root, 'lib/commands/prepare.mjs')).href;
  const script = `
    Object.defineProperty(process.versions, 'node', { value: '20.18.3' });
    const { checkNode } = await import(${JSON.stringify(prepare)});
    try { checkNode(); } catch (fault) { console.log(fault.name, fault.message); }`;
  const { output } = await run(['--input-type=module', '--eval', script], {});
  expect(output).toBe('Fault Rejoinder needs Node 20.19 or newer, and this is Node 20.18.3.\n');
});

/** Starts the blog, which must refuse with words and without a stack, and says what it said. */
async function start(variables: Record<string, string>): Promise<string> {
  const { code, output } = await run(['lib/commands/start.mjs'], { DATA_DIR: path.join(folder, 'data'), ...variables });
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
  return output;
}

function run(args: string[], variables: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, ...variables } as unknown as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function listen(server = createServer()): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

/** Enough of PostgreSQL's protocol to let everybody in and to tell one value. */
function playPostgres(answer: string): Server {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const ready = message('Z', Buffer.from('I'));
  const letIn = Buffer.concat([message('R', Buffer.alloc(4)), ready]);
  const column = Buffer.concat([Buffer.from([0, 1]), Buffer.from('server_version_num\0'), Buffer.alloc(18)]);
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, answer.length]), Buffer.from(answer)]);
  const told = Buffer.concat([message('T', column), message('D', row), message('C', Buffer.from('SHOW\0')), ready]);
  return createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(letIn);
      socket.on('data', (bytes) => socket.write(bytes[0] === 'Q'.charCodeAt(0) ? told : ''));
    });
  });
}
