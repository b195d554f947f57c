import { tags as pageTags } from '@/lib/events/tags';
import { canRedirect } from './addresses';
import type { ArchiveEntry, ArchiveRedirect } from './archive';
import { committed, type Run, recordBatch } from './run';
import { insertRedirects, listKnownRedirects } from './store';

type NewRedirect = { path: string; target: string };

const AT_ONCE = 1_000;

/** Old addresses of what the head names; those of entries are written with them. */
export async function writeOtherRedirects(run: Run) {
  const { tags, redirects } = run.archive.head;
  const ofTags = tags.flatMap(({ origin, oldPaths }) =>
    oldPaths.map((path) => ({ path, target: `/tags/${run.tags.get(origin)!.slug}` })),
  );
  const others = redirects.map((redirect) => ({ path: redirect.path, target: targetOf(run, redirect) }));
  const wanted = redirectsOf([...ofTags, ...others]);
  for (let from = 0; from < wanted.length; from += AT_ONCE) await writeSome(run, wanted.slice(from, from + AT_ONCE));
}

async function writeSome(run: Run, wanted: NewRedirect[]) {
  const known = await listKnownRedirects(wanted.map(({ path }) => path));
  const fresh = wanted.filter(({ path }) => !known.has(path));
  run.present.redirects += wanted.length - fresh.length;
  run.carried.redirects += fresh.length;
  if (run.options.dryRun || fresh.length === 0) return;
  await committed(run, async (tx) => {
    await insertRedirects(tx, fresh);
    await recordBatch(tx, run, { redirects: fresh.length }, [pageTags.posts]);
  });
}

/** Each path once, and none that means something here already. */
export function redirectsOf(wanted: { path: string; target: string | null }[]): NewRedirect[] {
  const redirects = new Map<string, NewRedirect>();
  for (const { path, target } of wanted) {
    const key = path.includes('?') ? path : path.replace(/(?<!\/)\/+$/, '');
    if (target && !redirects.has(key) && canRedirect(key, target)) redirects.set(key, { path: key, target });
  }
  return [...redirects.values()];
}

function targetOf(run: Run, { to }: ArchiveRedirect): string | null {
  if (to.kind === 'path') return to.path;
  if (to.kind === 'entry') return run.paths.get(to.origin) ?? null;
  const handle = run.people.planned(to.origin)?.profile?.handle;
  return handle ? `/authors/${handle}` : null;
}

/** Where an entry used to be found. */
export function oldPathsOf(entry: ArchiveEntry, target: string) {
  return redirectsOf(entry.oldPaths.map((path) => ({ path, target })));
}
