import { parseArgs } from 'node:util';
import { system } from '@/lib/auth/actor';
import { appointPerson } from '@/lib/people/appoint';
import { changeRole } from '@/lib/people/change-role';
import { setPassword } from '@/lib/people/set-password';
import { isRole, roles } from '@/lib/people/staff-roles';
import { listMembers } from '@/lib/people/staff-store';
import type { Result } from '@/lib/result';
import { secretWord } from '@/lib/signed';
import { Fault } from './steps.mjs';

const USAGE = `npm run user -- …

  add EMAIL --name NAME [--role ROLE]   lets somebody sign in, as an editor if no role is given
  list                                  everybody with an account, and who has no password
  role EMAIL ROLE                       ${roles.join(', ')}
  password EMAIL                        a new password, and the old sessions end`;

const verbs: Record<string, (words: string[], options: { name?: string; role?: string }) => Promise<void>> = {
  add: async ([email], { name, role = 'editor' }) => {
    if (!email || !name || !isRole(role)) throw new Fault(USAGE);
    const password = secretWord(12);
    must(await appointPerson(system, { email, name, role, password }, new Date()));
    console.log(`${name} may sign in as ${email} (${role}), password ${password}`);
  },
  list: async () => {
    for (const { role, name, email, hasPassword } of await listMembers()) {
      console.log(`${role.padEnd(8)} ${email.padEnd(36)} ${name}${hasPassword ? '' : ' (no password)'}`);
    }
  },
  role: async ([email, role]) => {
    if (!email || !isRole(role)) throw new Fault(USAGE);
    const { name, from } = must(await changeRole(system, email, role));
    console.log(from === role ? `${name} is ${role} already.` : `${name} was ${from} and is ${role} now.`);
  },
  password: async ([email]) => {
    if (!email) throw new Fault(USAGE);
    const password = secretWord(12);
    const { name } = must(await setPassword(system, { email, password }, new Date()));
    console.log(`${name}: password ${password}`);
  },
};

export async function run(args: string[]) {
  const { values, positionals } = read(args);
  const verb = verbs[positionals[0] ?? ''];
  if (!verb) throw new Fault(USAGE);
  await verb(positionals.slice(1), values);
}

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { name: { type: 'string' }, role: { type: 'string' } } });
  } catch (error) {
    throw new Fault(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Fault(result.refusal.message);
}
