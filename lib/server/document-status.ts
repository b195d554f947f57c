const WORD = /<meta name="rejoinder:status" content="(400|404|410)"/;

/**
 * A page of Next's cannot choose its status, and `notFound` sends a document that only its scripts can fill. So a page says
 * its status by a word in its head (components/site/spoken-status.tsx), and the document leaves with it.
 */
export function statusOf(status: number, headers: Record<string, unknown>, body: Buffer): number {
  if (status !== 200 || !String(headers['content-type'] ?? '').startsWith('text/html')) return status;
  const end = body.indexOf('</head>');
  const said = WORD.exec(body.toString('utf8', 0, Math.max(end, 0)));
  return said ? Number(said[1]) : status;
}
