import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { DatabaseFault } from './database-fault';

/** The user that runs PostgreSQL when we are root: PostgreSQL refuses root. */
export type Account = { name: string; ids: { uid: number; gid: number } };

/**
 * Null when we are an ordinary user and need nobody else. As root: whoever owns the data already, else the system's
 * `postgres`, else one made for us, else `nobody`. A bare number will not do: initdb looks the name up.
 */
export async function findAccount(pgdata: string): Promise<Account | null> {
  const owner = await stat(pgdata).catch(() => null);
  const own = process.getuid?.() ?? 0;
  if (own !== 0) {
    if (owner && process.getuid && owner.uid !== own) {
      throw new DatabaseFault(
        `The database in ${pgdata} belongs to another user (number ${owner.uid}): start Rejoinder as that user or as root.`,
      );
    }
    return null;
  }
  if (!process.getuid) return null;
  if (owner && owner.uid !== 0) return { name: String(owner.uid), ids: { uid: owner.uid, gid: owner.gid } };
  const account = lookUp('postgres') ?? lookUp('rejoinder') ?? create('rejoinder') ?? lookUp('nobody');
  if (!account)
    throw new DatabaseFault('PostgreSQL does not run as root and no other user was found: add one named postgres.');
  return account;
}

/** Can this account get into a folder? Asked of the system itself, as only it knows every rule. */
export function canEnter(account: Account | null, folder: string): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account.ids, stdio: 'ignore' }).status === 0;
}

function lookUp(name: string): Account | null {
  const ask = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { name, ids: { uid: Number(uid.stdout), gid: Number(gid.stdout) } };
}

function create(name: string): Account | null {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
    stdio: 'ignore',
  });
  return lookUp(name);
}
