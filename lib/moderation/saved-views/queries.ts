import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { readFilter } from '../queue-filter';
import { listViews } from './store';

const Kept = z.record(z.string(), z.unknown()).catch({});

/** This editor's own views. */
export async function getSavedViews(actor: Actor) {
  if (!can(actor, 'comment.decide') || actor.personId === null) return [];
  const views = await listViews(actor.personId);
  return views.map(({ id, name, filter }) => ({ id, name, filter: readFilter(Kept.parse(filter)) }));
}

export type SavedView = Awaited<ReturnType<typeof getSavedViews>>[number];
