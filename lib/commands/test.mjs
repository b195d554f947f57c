import { checkNode, installPackages, registerTypeScript } from './prepare.mjs';
import { step, tellFault } from './steps.mjs';

try {
  checkNode();
  console.log('\nRejoinder: everything that CI runs\n');
  await step('Packages', installPackages);
  await registerTypeScript();
  const { testEverything } = await import('./test.ts');
  process.exitCode = await testEverything();
} catch (error) {
  tellFault(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
process.exit();
