/** A page of Next's cannot choose its status. React moves this word into the head, and the server's front answers with it (lib/server/document-status.ts). */
export function SpokenStatus({ status }: { status: 400 | 404 | 410 }) {
  return (
    <>
      <meta name="rejoinder:status" content={String(status)} />
      <meta name="robots" content="noindex" />
    </>
  );
}
