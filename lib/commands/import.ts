import path from 'node:path';
import { system } from '@/lib/auth/actor';
import { ArchiveFault } from '@/lib/transfer/archive';
import { reportInWords } from '@/lib/transfer/report';
import type { ImportProgress } from '@/lib/transfer/run';
import { readWordpress } from '@/lib/transfer/wordpress/read';
import { importArchive } from '@/lib/transfer/write-archive';

const readers = { wordpress: readWordpress };
const later = ['disqus', 'ghost', 'remark42', 'isso', 'commento'];

const USAGE = `npm run import -- wordpress FILE [--dry-run] [--json]

  wordpress   an export of WordPress (Tools → Export → All content), an .xml file
  --dry-run   say what would happen and write nothing
  --json      print the report as one JSON object`;

/** Prints what was carried, what was changed and what was not carried. Running it again adds only what is new. */
export async function run(args: string[], here: string): Promise<number> {
  const flags = args.filter((word) => word.startsWith('--'));
  const [program, name, ...rest] = args.filter((word) => !word.startsWith('--'));
  if (flags.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const unknown = flags.find((flag) => flag !== '--dry-run' && flag !== '--json');
  if (unknown) return misused(`There is no option ${unknown}.`);
  if (!program || !name || rest.length > 0) return misused('Say what to import and from which file.');
  const read = readers[program as keyof typeof readers];
  if (!read) return misused(notRead(program));

  const json = flags.includes('--json');
  const now = new Date();
  const progress = progressOn(json ? null : process.stderr);
  const archive = await read(path.resolve(here, name), now, progress.reading);
  const outcome = await importArchive(system, archive, {
    now,
    dryRun: flags.includes('--dry-run'),
    onProgress: progress.writing,
  });
  progress.end();
  if (!outcome.ok) throw new ArchiveFault(outcome.refusal.message);
  console.log(json ? JSON.stringify(outcome.value) : reportInWords(outcome.value));
  return 0;
}

function notRead(name: string): string {
  if (later.includes(name)) return `Archives of ${name} cannot be read yet; wordpress can.`;
  return `We do not know “${name}”.`;
}

function misused(sentence: string): number {
  console.error(`\n${sentence}\n\n${USAGE}`);
  return 1;
}

const BAR_WIDTH = 28;

/** A bar that is drawn over on a terminal; elsewhere a line for each tenth. On the error stream: the report stays clean. */
function progressOn(stream: NodeJS.WriteStream | null) {
  let last = '';
  const show = (label: string, share: number, words: string) => {
    if (!stream) return;
    const step = stream.isTTY ? `${label}${Math.floor(share * 100)}${words}` : `${label}${Math.floor(share * 10)}`;
    if (step === last) return;
    last = step;
    if (!stream.isTTY) {
      stream.write(`${label} ${words}\n`);
      return;
    }
    const full = Math.round(share * BAR_WIDTH);
    stream.write(`\r\x1b[2K  ${label.padEnd(9)} ${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${words}`);
  };
  return {
    reading: (share: number) => show('Reading', share, `${Math.floor(share * 100)} %`),
    writing: ({ doing, done, of }: ImportProgress) =>
      show(doing === 'entries' ? 'Writing' : 'Pictures', of > 0 ? Math.min(1, done / of) : 1, `${done} of ${of}`),
    end: () => {
      if (stream?.isTTY) stream.write('\r\x1b[2K');
    },
  };
}
