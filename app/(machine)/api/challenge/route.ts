import { ourChallenge } from '@/lib/challenge/ours';

/** A fresh challenge for one post, to be solved by the browser that asks. */
export async function GET(request: Request) {
  const post = new URL(request.url).searchParams.get('post') ?? '';
  if (!/^[1-9][0-9]{0,8}$/.test(post)) {
    return Response.json({ message: 'Say for which post: /api/challenge?post=1.' }, { status: 400, headers });
  }
  const challenge = await ourChallenge().issue({ postId: Number(post), now: new Date() });
  if (!challenge) return Response.json({ message: 'This site asks for no such challenge.' }, { status: 404, headers });
  return Response.json(challenge, { headers });
}

const headers = { 'Cache-Control': 'no-store' };
