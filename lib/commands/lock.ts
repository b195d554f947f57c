import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';

export type Lock = { release(): Promise<void> };
type Holder = { pid: number; born: string };

/** Only one process at a time may have `file`; null when another has it. A lock whose holder died is taken over. */
export async function takeLock(file: string): Promise<Lock | null> {
  for (;;) {
    if (await create(file)) return { release: () => rm(file, { force: true }) };
    const holder = await readHolder(file);
    if (holder && (await isAlive(holder))) return null;

    // Moved aside before it is removed: another process may have taken the dead lock over just now.
    const aside = `${file}.${randomUUID()}`;
    if (
      !(await rename(file, aside).then(
        () => true,
        () => false,
      ))
    )
      continue;
    const moved = await readHolder(aside);
    if (moved && (await isAlive(moved))) await link(aside, file).catch(() => {});
    await rm(aside, { force: true });
  }
}

async function create(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  const own: Holder = { pid: process.pid, born: await bornAt(process.pid) };
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

async function isAlive({ pid, born }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return born === (await bornAt(pid));
}

/** Numbers of processes are given out again, in containers at every start: the time of birth tells them apart. Linux only. */
async function bornAt(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status.slice(status.lastIndexOf(')')).split(' ')[20] ?? '';
}
