// A host that cannot exist, so that an address that names its own is seen at once.
const ORIGIN = 'https://here.invalid';

/**
 * Where to go after signing in and the like: a path, query and fragment on this site, or else `fallback`.
 * The value is judged as a browser would read it, after URL parsing, not as it is written.
 */
export function safeReturnPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2048) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, which turns "/<tab>/host" into "//host"
  if (/[\u0000-\u0020\u007F\\]/.test(value)) return fallback;

  const url = URL.parse ? URL.parse(value, ORIGIN) : parsed(value);
  if (!url || url.origin !== ORIGIN || url.username || url.password) return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? fallback : path;
}

function parsed(value: string): URL | null {
  try {
    return new URL(value, ORIGIN);
  } catch {
    return null;
  }
}
