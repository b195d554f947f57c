import type { ArchiveMedia } from './archive';
import type { Run } from './run';

/** What no text shows is still the blog's own. */
export async function writeLibrary(run: Run) {
  await fetchAll(run, run.archive.head.media);
}

export async function fetchAll(run: Run, wanted: ArchiveMedia[]) {
  const pictures = wanted.filter((media) => media.isPicture);
  if (!run.options.dryRun) {
    let done = 0;
    const onEach = () => run.options.onProgress?.({ doing: 'pictures', done: ++done, of: pictures.length });
    return run.pictures.fetchAll(run.actor, pictures, onEach);
  }
  for (const media of pictures) {
    if (run.taken.has(media.origin)) continue;
    run.taken.add(media.origin);
    const host = URL.canParse(media.address) ? new URL(media.address).host : 'nowhere';
    run.note({
      fate: 'changed',
      what: 'pictures',
      title: media.address,
      why: `would be fetched from ${host}, or linked to where they cannot be`,
    });
  }
}
