import { checkNode, installPackages, registerTypeScript } from './prepare.mjs';
import { step, tellFault } from './steps.mjs';

process.env.NODE_ENV = 'development';
try {
  checkNode();
  console.log('\nRejoinder\n');
  await step('Packages', installPackages);
  await registerTypeScript();
  const { start } = await import('./start.ts');
  await start({ dev: true });
} catch (error) {
  tellFault(error);
  process.exit(1);
}
