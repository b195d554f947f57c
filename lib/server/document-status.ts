const WORD = /<meta name="rejoinder:status" content="(410)"/;

/**
 * A page of Next's can say 404 or redirect, but not 410 (gone for good). It says so by a word in its head
 * (components/posts/withdrawn-post.tsx), and the document leaves with that status.
 */
export function statusOf(status: number, headers: Record<string, unknown>, body: Buffer): number {
  if (status !== 200 || !String(headers['content-type'] ?? '').startsWith('text/html')) return status;
  const end = body.indexOf('</head>');
  const said = WORD.exec(body.toString('utf8', 0, Math.max(end, 0)));
  return said ? Number(said[1]) : status;
}
