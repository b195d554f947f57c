import { z } from 'zod';
import { CommentBody } from '@/lib/comments/schema';
import { renderComment } from '@/lib/text/markdown';

const Preview = z.object({ body: CommentBody });

/** What an answer will look like. Nothing is stored, and nobody is asked who they are. */
export async function POST(request: Request) {
  const headers = { 'Cache-Control': 'no-store' };
  const form = Preview.safeParse(await request.json().catch(() => null));
  if (form.success) return Response.json({ html: renderComment(form.data.body) }, { headers });
  const message = form.error.issues[0]?.message ?? 'There is nothing to show.';
  return Response.json({ message }, { status: 400, headers });
}
