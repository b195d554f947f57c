import { deskActor } from '@/lib/auth/desk';
import { findPlaces } from '@/lib/desk/find/queries';
import { FindQuery } from '@/lib/desk/find/schema';

const headers = { 'Cache-Control': 'private, no-store' };

/** What the commands of the desk offer beside what is on the page. */
export async function GET(request: Request) {
  const actor = await deskActor();
  if (!actor) return Response.json({ message: 'This is for those who work at the desk.' }, { status: 403, headers });
  const { q } = FindQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json({ found: await findPlaces(actor, q, new Date()) }, { headers });
}
