import type { Actor } from '@/lib/auth/actor';
import { addMedia } from '@/lib/media/add-media';
import { pictureOf } from '@/lib/media/picture';
import { digest } from '@/lib/signed';
import type { ArchiveMedia, ArchiveNote } from './archive';
import { type Fetched, fetchPicture } from './fetch-picture';
import { originalsOf, type Placed } from './place-pictures';
import { findPicture } from './store';

export type LibraryPicture = Placed & { id: number };
type Fetch = (address: string) => Promise<Fetched>;

const FAILURES_MAX = 2; // of one host, before it is left alone
const AT_ONCE = 4;

/** The archive's pictures on their way into the library. A host that does not answer is soon asked no more. */
export class Pictures {
  private readonly byAddress = new Map<string, ArchiveMedia>();
  private readonly fetched = new Map<string, LibraryPicture | null>(); // by origin
  private readonly hosts = new Map<string, { failures: number; answered: boolean; asking: Promise<unknown> | null }>();
  added = 0;
  present = 0;

  constructor(
    private readonly site: string,
    media: ArchiveMedia[],
    private readonly note: (note: ArchiveNote) => void,
    private readonly fetch: Fetch = fetchPicture,
  ) {
    for (const one of media) for (const form of originalsOf(one.address)) this.byAddress.set(form, one);
  }

  /** Which of the archive's files an address in a text means; one of its own for a picture from elsewhere. */
  mediaAt(address: string): ArchiveMedia {
    const known = originalsOf(address)
      .map((form) => this.byAddress.get(form))
      .find((one) => one !== undefined);
    if (known) return known;
    const name = URL.canParse(address) ? (new URL(address).pathname.split('/').at(-1) ?? '') : '';
    return { origin: `${this.site}:picture:${digest(address)}`, address, name, alt: '', caption: '', isPicture: true };
  }

  placed(media: ArchiveMedia): LibraryPicture | null {
    return this.fetched.get(media.origin) ?? null;
  }

  async fetchAll(actor: Actor, wanted: ArchiveMedia[], onEach: () => void = () => {}) {
    const queue = wanted.filter((media) => media.isPicture && !this.fetched.has(media.origin));
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (let media = queue.shift(); media; media = queue.shift()) {
        if (!this.fetched.has(media.origin)) {
          this.fetched.set(media.origin, null);
          this.fetched.set(media.origin, await this.bring(actor, media));
        }
        onEach();
      }
    });
    await Promise.all(workers);
  }

  private async bring(actor: Actor, media: ArchiveMedia): Promise<LibraryPicture | null> {
    // Nothing is fetched for a picture that is here: an empty file is refused only after the origin was looked up.
    const present = await addMedia(actor, { ...described(media), bytes: Buffer.alloc(0) });
    if (present.ok) {
      this.present += 1;
      return libraryPicture(present.value.id);
    }
    const outcome = await this.fetchPatiently(media.address);
    if ('problem' in outcome) return this.lost(media, outcome.why);
    const added = await addMedia(actor, { ...described(media), bytes: outcome.bytes });
    if (!added.ok) return this.lost(media, added.refusal.message.replace(/\.$/, ''));
    this.added += 1;
    return libraryPicture(added.value.id);
  }

  /** Until a host has answered once, it is asked one question at a time. */
  private async fetchPatiently(address: string): Promise<Fetched> {
    const name = URL.canParse(address) ? new URL(address).host : '';
    const host = this.hosts.get(name) ?? { failures: 0, answered: false, asking: null };
    this.hosts.set(name, host);
    while (host.asking && !host.answered && host.failures < FAILURES_MAX) await host.asking;
    const away: Fetched = { problem: 'away', why: `${name} could not be reached` };
    if (host.failures >= FAILURES_MAX) return away;
    const asking = this.fetch(address);
    host.asking = asking;
    const outcome = await asking;
    if (host.asking === asking) host.asking = null;
    if ('problem' in outcome && outcome.problem === 'away') host.failures += 1;
    else host.answered = true;
    return outcome;
  }

  private lost(media: ArchiveMedia, why: string): null {
    this.note({
      fate: 'left',
      what: 'pictures',
      title: media.address,
      why: `${why}; texts link to the original instead`,
    });
    return null;
  }
}

function described({ name, alt, caption, origin }: ArchiveMedia) {
  return { name: name || 'picture', alt, caption, importedFrom: origin };
}

async function libraryPicture(id: number): Promise<LibraryPicture | null> {
  const row = await findPicture(id);
  if (!row) return null;
  const { src, srcSet, width, height, alt } = pictureOf(row);
  return { id, src, srcSet, width, height, alt };
}
