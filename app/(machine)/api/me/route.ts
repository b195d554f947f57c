import { isSignedIn } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { databaseIsAway } from '@/lib/db/faults';
import { seal } from '@/lib/signed';

/** Who is asking, for a form on a page that is the same for everybody; and when, sealed, so that haste can be noticed. */
export async function GET() {
  const headers = { 'Cache-Control': 'private, no-store' };
  const began = seal('began', { at: Date.now() });
  try {
    const actor = await currentActor();
    const name = actor.kind === 'system' || actor.personId === null ? null : actor.name;
    return Response.json({ name, isSignedIn: isSignedIn(actor), began }, { headers });
  } catch (error) {
    if (!databaseIsAway(error)) throw error;
    return Response.json(
      { name: null, isSignedIn: false, began },
      { status: 503, headers: { ...headers, 'Retry-After': '10' } },
    );
  }
}
