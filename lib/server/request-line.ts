export const URL_MAX_LENGTH = 2_000; // characters; longer ones are not addresses of ours

export type RequestLine = { ok: true; url: string; host?: string } | { ok: false; message: string };

/**
 * Reads the target of a request: an address of this site, or a sentence about what is wrong with it.
 * Next is given nothing that it would have to guess about.
 */
export function readTarget(target: string): RequestLine {
  if (target.length > URL_MAX_LENGTH) return wrong('This address is too long.');
  const absolute = /^https?:\/\/([^/?#]+)(.*)$/is.exec(target); // RFC 9112 §3.2.2: as sent to a proxy
  const url = (absolute ? absolute[2]!.replace(/^(?!\/)/, '/') : target).replace(/[\u0080-\u00ff]/g, percentEncoded);
  if (!url.startsWith('/')) return wrong('This is not an address of a page.');

  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (path.includes('//') || path.includes('\\')) return wrong('This address has an empty part in it.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0020\u007f#]/.test(url))
    return wrong('This address has a character in it that addresses cannot have.');
  if (!/^(?:[^%]|%[0-9a-f]{2})*$/i.test(path))
    return wrong('A percent sign in this address is not followed by two digits.');
  try {
    const decoded = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(decoded))
      return wrong('This address has a character in it that addresses cannot have.');
    if (/(^|[/\\])\.{1,2}([/\\]|$)/.test(decoded)) return wrong('This address climbs out of its folder.');
  } catch {
    return wrong('The percent-encoded part of this address is not UTF-8.');
  }
  return { ok: true, url, ...(absolute && { host: absolute[1]! }) };
}

function wrong(message: string): RequestLine {
  return { ok: false, message };
}

/** A byte that was sent as it is, where it should have been percent-encoded: a hand-typed address in UTF-8. */
function percentEncoded(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase()}`;
}
