import { thankAction } from '@/lib/reactions/actions';
import type { NotCounted } from '@/lib/reactions/not-counted';
import type { Refusal } from '@/lib/result';

/** “Useful”, pressed on a page that is the same for everybody: a plain form, answered with the way back to the comment. */
export async function POST(request: Request) {
  const isSecondVisit = new URL(request.url).searchParams.has('again');
  const data = await request.formData().catch(() => new FormData());
  const outcome = await thankAction(data, isSecondVisit);
  const byScript = request.headers.get('accept')?.includes('application/json') ?? false;

  // The same form once more, by the same method: the browser brings the cookie that it was just given.
  if (!outcome.ok && !outcome.refusal) return moved(307, '/api/useful?again=1');
  if (byScript) {
    return outcome.ok
      ? Response.json({ isThanked: outcome.value.isThanked, useful: outcome.value.useful }, { headers })
      : Response.json({ message: outcome.refusal!.message }, { status: 422, headers });
  }
  if (outcome.ok) return moved(303, `/posts/${outcome.value.slug}#comment-${outcome.value.commentId}`);
  const comment = /^[1-9][0-9]{0,8}$/.exec(String(data.get('comment')))?.[0] ?? '0';
  return moved(303, `/useful/${comment}?why=${whys[outcome.refusal!.code] ?? 'missing'}`);
}

const whys: Partial<Record<Refusal['code'], NotCounted>> = {
  forbidden: 'forbidden',
  invalid: 'own',
  'not-human': 'cookies',
  'too-many': 'too-many',
};

const headers = { 'Cache-Control': 'private, no-store' };

function moved(status: 303 | 307, location: string) {
  return new Response(null, { status, headers: { ...headers, Location: location } });
}
