import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sent } from 'autocannon';
import pg from 'pg';
import { openDatabase } from '@/lib/db/embedded';
import { beforeLeaving } from './closing';
import { root } from './prepare.mjs';
import { Fault } from './steps.mjs';

const editor = { email: 'bench@editors.example', password: 'measured-in-one-run' };

/** The application as `npm start` runs it, on a free port, with a database of its own and the demonstration blog. */
export async function startApplication() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rejoinder-bench-'));
  beforeLeaving('the folder of the measurement', () => rm(dataDir, { recursive: true, force: true }));
  const opened = await openDatabase({ dataDir });
  beforeLeaving('the database of the measurement', opened.stop);

  const child = spawn(process.execPath, ['lib/commands/start.mjs'], {
    cwd: root,
    env: {
      ...withoutSettings(process.env),
      PORT: '0',
      DATA_DIR: dataDir,
      CHALLENGE: 'none',
      SEED: 'demo',
      LOG_LEVEL: 'error',
      EDITOR_EMAIL: editor.email,
      EDITOR_PASSWORD: editor.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  beforeLeaving('the application', () => ended(child, 'SIGTERM'));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const address = /^ *Open +(\S+)/m.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Fault(`The application did not start.\n${said}`)));
  });
  const database = new pg.Client({ connectionString: opened.url });
  await database.connect();
  database.on('error', () => {});
  beforeLeaving('the connection of the measurement', () => database.end());
  return { url, database, adminUrl: opened.adminUrl };
}

/** Settings of the blog that is measured are the defaults, whatever this shell has set for another. */
function withoutSettings(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours =
    /^(DATABASE_URL|SITE_URL|HOST|AUTH_SECRET|SMTP_URL|REDIS_URL|HYDRATION|TRUST_PROXY)$|^(NEXTAUTH_|HCAPTCHA_|NEXT_SERVER_)/;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}

/** A cookie of the editor's. */
export async function signIn(url: string): Promise<string> {
  const fill = await formWith(url, '/sign-in', 'password');
  const answer = await exchange(url, { method: 'POST', path: '/sign-in', ...fill(editor, url) });
  const cookie = answer.headers
    .filter((_, at) => answer.headers[at - 1]?.toLowerCase() === 'set-cookie')
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  if (!cookie) throw new Fault(`The editor could not sign in: ${answer.status}.`);
  return cookie;
}

/** Reads the form that has this control, hidden fields and all, and gives a function that fills it in. */
export async function formWith(url: string, address: string, control: string) {
  const html = (await exchange(url, { method: 'GET', path: address })).body.toString();
  const form = html
    .split('<form')
    .find((text) => text.includes(`name="${control}"`))
    ?.split('</form>', 1)[0];
  if (!form) throw new Fault(`There is no form with "${control}" at ${address}.`);
  const hidden = [...form.matchAll(/<input\b[^<>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes('type="hidden"'))
    .map((tag) => ({
      name: unescapeHtml(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ''),
      value: unescapeHtml(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''),
    }));
  return (typed: Record<string, string>, origin: string): Pick<Sent, 'headers' | 'body'> => {
    const fields = { ...Object.fromEntries(hidden.map(({ name, value }) => [name, value])), ...typed };
    const boundary = 'a-line-that-occurs-in-no-field';
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    return {
      headers: { origin, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${parts.join('')}--${boundary}--\r\n`,
    };
  };
}

export type Exchanged = { status: number; headers: string[]; body: Buffer };

export function exchange(url: string, { method, path: address, headers, body }: Sent): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const req = request(new URL(address!, url), { method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () => {
        const ownWork = /^(date|connection|keep-alive|transfer-encoding)$/i;
        const kept = res.rawHeaders.filter((_, at) => !ownWork.test(res.rawHeaders[at - (at % 2)]!));
        resolve({ status: res.statusCode!, headers: kept, body: Buffer.concat(chunks) });
      });
    });
    req.on('error', reject);
    req.end(body);
  });
}

export async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
