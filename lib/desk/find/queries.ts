import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { queuePath } from '@/lib/moderation/queue-path';
import { getSavedViews } from '@/lib/moderation/saved-views/queries';
import { getPeople } from '@/lib/people/desk/queries';
import { listPostsCalled } from './store';

export type Found = { group: 'Saved views' | 'People' | 'Posts'; name: string; href: string; note: string };

const MOST = 6; // of a kind
const SHORTEST = 2; // characters; one letter begins too many names

/** Where somebody at the desk may want to go: their saved views, and people and posts that are called so. */
export async function findPlaces(actor: Actor, words: string, now: Date): Promise<Found[]> {
  if (!can(actor, 'desk.enter')) return [];
  const isSought = [...words].length >= SHORTEST;
  const [saved, people, posts] = await Promise.all([
    getSavedViews(actor),
    isSought ? getPeople(actor, { q: words, group: 'everybody', after: null }, now) : null,
    isSought && can(actor, 'post.write') ? listPostsCalled(words, actor, MOST) : [],
  ]);
  return [
    ...saved.map(({ name, filter }) => ({
      group: 'Saved views' as const,
      name,
      href: queuePath({ filter }),
      note: '',
    })),
    ...(people?.rows ?? [])
      .slice(0, MOST)
      .map(({ id, name, kind }) => ({ group: 'People' as const, name, href: `/desk/people/${id}`, note: kind })),
    ...posts.map(({ id, title, state }) => ({
      group: 'Posts' as const,
      name: title.trim() || 'Without a title',
      href: `/desk/posts/${id}`,
      note: state,
    })),
  ];
}
