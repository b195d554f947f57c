import { db } from '@/lib/db/client';

export type StandingPage = { key: string; title: string; html: string; updatedAt: Date };

export type Guideline = { id: number; number: number; title: string; summary: string; text: string };

/** A page that was not published is not found. */
export function findPage(key: string): Promise<StandingPage | null> {
  return db.standingPage.findFirst({
    where: { key, published: true },
    select: { key: true, title: true, html: true, updatedAt: true },
  });
}

export function listPages(): Promise<{ key: string; title: string; updatedAt: Date }[]> {
  return db.standingPage.findMany({
    where: { published: true },
    orderBy: { key: 'asc' },
    select: { key: true, title: true, updatedAt: true },
  });
}

/** The clauses in force, by number. */
export function listGuidelines(): Promise<Guideline[]> {
  return db.guideline.findMany({
    where: { retiredAt: null },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, summary: true, text: true },
  });
}

/** What old decisions rest on and new ones cannot. */
export function listRetiredGuidelines(): Promise<Guideline[]> {
  return db.guideline.findMany({
    where: { retiredAt: { not: null }, decisions: { some: {} } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, summary: true, text: true },
  });
}

export async function findGuidelinesChangedAt(): Promise<Date | null> {
  const { _max } = await db.guideline.aggregate({ _max: { changedAt: true } });
  return _max.changedAt;
}

export type Redirect = { target: string; permanent: boolean };

/** The first of these paths that something used to have. */
export async function findRedirect(paths: string[]): Promise<Redirect | null> {
  if (paths.length === 0) return null;
  const rows = await db.redirect.findMany({
    where: { path: { in: paths } },
    select: { path: true, target: true, permanent: true },
  });
  const first = paths.map((path) => rows.find((row) => row.path === path)).find((row) => row !== undefined);
  return first ? { target: first.target, permanent: first.permanent } : null;
}
