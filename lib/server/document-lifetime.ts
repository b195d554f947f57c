const WORD = /<meta name="rejoinder:fresh-ms" content="(\d{1,15})"/g;

/** For how many milliseconds a page says that it is true; undefined when it does not say (components/site/fresh-until.tsx). */
export function lifetimeOf(headers: Record<string, unknown>, body: Buffer): number | undefined {
  if (!String(headers['content-type'] ?? '').startsWith('text/html')) return undefined;
  const end = body.indexOf('</head>');
  const said = [...body.toString('utf8', 0, Math.max(end, 0)).matchAll(WORD)].map(([, milliseconds]) =>
    Number(milliseconds),
  );
  return said.length > 0 ? Math.min(...said) : undefined;
}
