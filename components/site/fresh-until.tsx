type Props = { until: Date; now: Date };

/**
 * A page that is true only until a certain moment says for how long. React moves this word into the head, and the page
 * cache keeps the page no longer (lib/server/document-lifetime.ts).
 */
export function FreshUntil({ until, now }: Props) {
  return <meta name="rejoinder:fresh-ms" content={String(Math.max(0, until.getTime() - now.getTime()))} />;
}
