/** Something the operator can mend. The message is one sentence, ready to print; no stack trace follows. */
export class Fault extends Error {
  name = 'Fault';
}

const foreseen = /Fault$|^EnvError$/;
const NAME_WIDTH = 20;
const NOTE_WIDTH = 44;

/**
 * Does one step and prints it with a tick, what came of it and how long it took.
 *
 * @template Value
 * @param {string} name
 * @param {(note: (words: string) => void) => Promise<Value>} work calls `note` to say what came of it
 * @returns {Promise<Value>}
 */
export async function step(name, work) {
  const begun = performance.now();
  let note = '';
  if (process.stdout.isTTY) process.stdout.write(`  … ${name}`);
  const finish = (mark) => {
    const took = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
    console.log(`  ${mark} ${name.padEnd(NAME_WIDTH)}${note.padEnd(NOTE_WIDTH)} ${took.padStart(7)}`);
  };
  try {
    const value = await work((words) => {
      note = words;
    });
    finish('✓');
    return value;
  } catch (error) {
    finish('✗');
    throw error;
  }
}

/**
 * Prints why we cannot go on: in a sentence when it was foreseen, with a stack when it is a bug of ours.
 *
 * @param {unknown} error
 */
export function tellFault(error) {
  if (!(error instanceof Error) || !foreseen.test(error.name)) {
    console.error(error);
    return;
  }
  console.error(`\n${error.message}`);
}
