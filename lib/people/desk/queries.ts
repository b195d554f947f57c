import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { personIsReached } from '@/lib/auth/scope-store';
import { localTime } from '@/lib/hours/local';
import { fullDay } from '@/lib/hours/spoken';
import { getSettings } from '@/lib/settings/queries';
import { kindInWords, reportsInWords } from './in-words';
import type { PeopleFilter } from './schema';
import {
  countReportsBy,
  findForDrawer,
  type ListedPerson,
  listByEmail,
  listByName,
  listLatest,
  listStaff,
  listTags,
} from './store';

const PAGE = 40;

export type PersonRow = ReturnType<typeof toRow>;

/** One page of people; with words, those whose name begins like them, or else whose address does. */
export async function getPeople(actor: Actor, filter: PeopleFilter, now: Date) {
  if (!can(actor, 'person.read')) return null;
  const rows = await listPage(actor, filter, now);
  const { timeZone } = (await getSettings()).promise.calendar;
  const today = localTime(timeZone, now).day;
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map((row) => toRow(row, can(actor, 'person.see-address'), timeZone, today)),
    next: rows.length > PAGE ? shown.at(-1)!.id : null,
  };
}

async function listPage(actor: Actor, { q, group, after }: PeopleFilter, now: Date): Promise<ListedPerson[]> {
  const page = { group, after, take: PAGE + 1 };
  if (q === '') return listLatest(actor, page, now);
  if (!can(actor, 'person.see-address')) return listByName(actor, q, page, now);
  const isName = !q.includes('@') && (await listByName(actor, q, { group, after: null, take: 1 }, now)).length > 0;
  return isName ? listByName(actor, q, page, now) : listByEmail(actor, q, page, now);
}

function toRow(person: ListedPerson, showsAddress: boolean, timeZone: string, today: number) {
  return {
    id: person.id,
    name: person.name,
    email: showsAddress ? person.email : null,
    kind: kindInWords(person),
    since: fullDay(localTime(timeZone, person.createdAt).day, today),
    answers: person.answers,
    sanction: person.sanction,
  };
}

/** Who somebody is, for their drawer; null for whoever may not look, and when there is nobody. */
export async function getPersonHead(actor: Actor, id: number, now: Date) {
  if (!can(actor, 'person.read') || !(await personIsReached(actor, id))) return null;
  const person = await findForDrawer(id);
  if (!person) return null;
  const [{ promise }, reports] = await Promise.all([getSettings(), countReportsBy(id)]);
  const { timeZone } = promise.calendar;
  const today = localTime(timeZone, now).day;
  const day = (at: Date) => fullDay(localTime(timeZone, at).day, today);
  const isStaff = person.role === 'author' || person.role === 'editor' || person.role === 'owner';
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    kind: kindInWords(person),
    since: day(person.createdAt),
    isStaff,
    isErased: person.erasedAt !== null,
    erased: person.erasedAt && day(person.erasedAt),
    isConfirmed: person.emailConfirmedAt !== null,
    hasPassword: person.passwordHash !== null,
    email: can(actor, 'person.see-address') ? person.email : null,
    webAddress: person.webAddress,
    handle: person.author?.handle ?? null,
    wasImported: person.importedFrom !== null,
    formerNames: person.formerNames.map(({ name, until }) => ({ name, until: day(until) })),
    tagIds: person.deskTags.map(({ tagId }) => tagId),
    tagNames: person.deskTags.map(({ tag }) => tag.name),
    reports: reportsInWords(reports),
  };
}

export type PersonHead = NonNullable<Awaited<ReturnType<typeof getPersonHead>>>;

/** Whoever works here, for owners. */
export async function getStaff(actor: Actor) {
  if (!can(actor, 'people.manage')) return null;
  const rows = await listStaff();
  const owners = rows.filter(({ role }) => role === 'owner').length;
  return rows.map(({ passwordHash, deskTags, ...person }) => ({
    ...person,
    hasPassword: passwordHash !== null,
    tags: deskTags.map(({ tag }) => tag),
    isLastOwner: person.role === 'owner' && owners === 1,
  }));
}

export async function getTagsToChoose(actor: Actor) {
  return can(actor, 'people.manage') ? listTags() : [];
}
