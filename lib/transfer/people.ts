import type { Tx } from '@/lib/db/client';
import { reservedNames } from '@/lib/people/writer';
import { digest } from '@/lib/signed';
import { cleanLine } from '@/lib/text/clean';
import { foldEmail, NAME_MAX_LENGTH, skeleton } from '@/lib/text/names';
import { excerpt } from '@/lib/text/plain';
import { slugify } from '@/lib/text/slug';
import { freeAddress } from './addresses';
import type { ArchiveAuthor, ArchiveNote, ArchiveWriter } from './archive';
import {
  findHandle,
  findPersonByEmail,
  handleIsTaken,
  insertPerson,
  insertProfile,
  listPersonOrigins,
  nameIsKnown,
} from './store';

/** Somebody of the archive: here already, or as they will be here. */
export type Planned = {
  origin: string;
  id: number | null;
  name: string;
  email: string | null;
  webAddress: string | null;
  profile: { handle: string; bio: string } | null;
  isAuthor: boolean;
};

/** Who is who, for the length of one import. */
export class People {
  private readonly plans = new Map<string, Planned>();
  private readonly names = new Set<string>(); // skeletons given in this run
  private readonly emails = new Set<string>(); // folded, given in this run

  private constructor(
    private readonly site: string,
    private readonly present: Map<string, number>,
    private readonly reserved: Set<string>,
    private readonly note: (note: ArchiveNote) => void,
  ) {}

  static async of(site: string, house: { title: string; organisation: string }, note: (note: ArchiveNote) => void) {
    return new People(site, await listPersonOrigins(site), new Set(reservedNames(house).map(skeleton)), note);
  }

  /** How many commenters earlier imports of this archive brought. */
  get presentWriters(): number {
    return [...this.present.keys()].filter((origin) => origin.startsWith(`${this.site}:person:`)).length;
  }

  /** An address that somebody here has belongs to them; only under the same name is it taken to be the same person. */
  async planAuthor(author: ArchiveAuthor): Promise<Planned> {
    const known = this.plans.get(author.origin);
    if (known) return known;
    const holder = author.email ? await findPersonByEmail(foldEmail(author.email)) : null;
    const same =
      holder && !holder.erasedAt && holder.nameSkeleton === skeleton(nameWithin(author.name)) ? holder.id : null;
    const id = this.present.get(author.origin) ?? same;
    const name = id === null ? await this.freeName(author.name, new Set()) : author.name;
    if (id === null && holder) {
      this.note({
        fate: 'changed',
        what: 'authors',
        title: author.name,
        why: 'came without their e-mail address, which somebody else has here',
      });
    }
    const handle = id === null ? null : await findHandle(id);
    return this.keep({
      origin: author.origin,
      id,
      name,
      email: id === null && !holder ? author.email : null,
      webAddress: null,
      profile: {
        handle: handle ?? (await freeAddress(author.otherNames[0] || name, (wanted) => this.handleIsGiven(wanted))),
        bio: author.bio,
      },
      isAuthor: true,
    });
  }

  /**
   * A commenter is one person by address and name together: names stay as they were published, and an address that was
   * used under two names stays with the first.
   */
  async planWriter(writer: ArchiveWriter): Promise<Planned> {
    const author = writer.author ? this.plans.get(writer.author) : undefined;
    if (author) return author;
    const wanted = nameWithin(writer.name);
    const folded = writer.email ? foldEmail(writer.email) : '';
    const origin = `${this.site}:person:${digest(folded, skeleton(wanted))}`;
    const known = this.plans.get(origin);
    if (known) return known;
    const present = this.present.get(origin);
    if (present !== undefined) return this.keep({ ...nobody, origin, id: present, name: wanted });

    const holder = folded ? await findPersonByEmail(folded) : null;
    const isSame = holder && holder.role === 'reader' && !holder.erasedAt && holder.nameSkeleton === skeleton(wanted);
    if (isSame) return this.keep({ ...nobody, origin, id: holder.id, name: wanted });

    const emailIsFree = folded !== '' && !holder && !this.emails.has(folded);
    if (folded !== '' && !emailIsFree) {
      this.note({
        fate: 'changed',
        what: 'people',
        title: wanted,
        why: 'came without their e-mail address, which was used under another name before',
      });
    }
    const name = await this.freeName(writer.name, this.reserved);
    return this.keep({
      ...nobody,
      origin,
      name,
      email: emailIsFree ? writer.email : null,
      webAddress: writer.webAddress,
    });
  }

  /** The row behind the plan, made when it is first needed. */
  async ensure(tx: Tx, planned: Planned, made: Map<string, number>): Promise<number> {
    const known = planned.id ?? made.get(planned.origin);
    if (known !== undefined) return known;
    const { name, email, webAddress, origin, profile, isAuthor } = planned;
    const id = await insertPerson(tx, {
      name,
      nameSkeleton: skeleton(name),
      email,
      emailFolded: email ? foldEmail(email) : null,
      webAddress,
      role: isAuthor && email ? 'author' : 'reader', // who works here must be reachable
      importedFrom: origin,
    });
    if (profile) await insertProfile(tx, { personId: id, ...profile, bioHtml: '' });
    made.set(origin, id);
    return id;
  }

  /** After the commit: what was made stays. */
  remember(made: Map<string, number>) {
    for (const [origin, id] of made) {
      const plan = this.plans.get(origin);
      if (plan) plan.id = id;
    }
  }

  planned(origin: string): Planned | undefined {
    return this.plans.get(origin);
  }

  private keep(plan: Planned): Planned {
    this.plans.set(plan.origin, plan);
    if (plan.email) this.emails.add(foldEmail(plan.email));
    if (plan.id === null) this.names.add(skeleton(plan.name));
    return plan;
  }

  private async handleIsGiven(handle: string): Promise<boolean> {
    const given = [...this.plans.values()].some((plan) => plan.profile?.handle === handle);
    return given || handle !== handle.slice(0, 60) || (await handleIsTaken(handle));
  }

  private async freeName(wanted: string, reserved: Set<string>): Promise<string> {
    const name = nameWithin(wanted);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : numbered(name, number);
      const looks = skeleton(candidate);
      if (reserved.has(looks) || this.names.has(looks) || (await nameIsKnown(looks))) continue;
      if (candidate !== cleanLine(wanted)) {
        this.note({
          fate: 'changed',
          what: 'names',
          title: `${cleanLine(wanted) || 'no name'} → ${candidate}`,
          why: number > 1 ? 'the name, or one that looks like it, is somebody else’s here' : 'it was too long, or none',
        });
      }
      return candidate;
    }
  }
}

const nobody = { id: null, email: null, webAddress: null, profile: null, isAuthor: false };

/** At most 60 characters, and never nothing. */
export function nameWithin(written: string): string {
  const line = cleanLine(written);
  const name = cleanLine(excerpt(line, NAME_MAX_LENGTH));
  return name !== '' && skeleton(name) !== '' ? name : 'Anonymous';
}

function numbered(name: string, number: number): string {
  const mark = ` (${number})`;
  return `${[...name]
    .slice(0, NAME_MAX_LENGTH - mark.length)
    .join('')
    .trim()}${mark}`;
}

export function handleOf(planned: Planned): string {
  return planned.profile?.handle ?? slugify(planned.name);
}
