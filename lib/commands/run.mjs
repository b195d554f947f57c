// node lib/commands/run.mjs [--without-database] FILE.ts [arguments…]

import { checkNode, installPackages, registerTypeScript } from './prepare.mjs';
import { tellFault } from './steps.mjs';

process.env.NODE_ENV ??= 'production';
try {
  checkNode();
  await installPackages(() => {});
  const [file, ...args] = process.argv.slice(2).filter((word) => word !== '--without-database');
  const here = process.cwd();
  await registerTypeScript();
  const { runCommand } = await import('./run.ts');
  process.exitCode = await runCommand({ file, args, here, withDatabase: process.argv[2] !== '--without-database' });
} catch (error) {
  tellFault(error);
  process.exitCode = 1;
}
process.exit();
