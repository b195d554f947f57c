/** Headers that say what a browser may do with an answer. One place, for every answer that leaves the house. */

export type Sources = {
  /** Hashes, or a nonce, of the inline scripts and styles of this very document. */
  scripts?: string[];
  styles?: string[];
};

export type Site = {
  /** Whether the site's public address is https. */
  secure: boolean;
  /** Hosts that the challenge needs; none unless the owner switched hCaptcha on. */
  challengeHosts: string[];
};

/**
 * Style *attributes* are allowed, for components set custom properties and Next's own error page uses them; style
 * *elements* are not, unless marked. Text of commenters has neither (lib/text).
 */
export function documentPolicy({ scripts = [], styles = [] }: Sources, site: Site): string {
  const challenge = site.challengeHosts;
  return [
    "default-src 'self'",
    list('script-src', ["'self'", ...scripts, ...challenge]),
    list('style-src', ["'self'", ...styles, ...challenge]),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self' data: blob:",
    "font-src 'self'",
    list('connect-src', ["'self'", ...challenge]),
    "worker-src 'self' blob:",
    list('frame-src', challenge.length > 0 ? challenge : ["'none'"]),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For what is not a document but may be opened as one: feeds, JSON, drawings. Nothing in it runs. */
export const INERT_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For what somebody uploaded: an origin of its own as well. */
export const UPLOAD_POLICY = `${INERT_POLICY}; sandbox`;

export type Audience = 'public' | 'private' | 'media';

/** The rest, the same for every answer of one audience. As name, value, name, value, for `writeHead`. */
export function commonHeaders(audience: Audience, site: Site): string[] {
  return [
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'DENY',
    'Referrer-Policy',
    audience === 'private' ? 'same-origin' : 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Resource-Policy',
    // Pictures of public posts are shown by feed readers, on other sites.
    audience === 'media' ? 'cross-origin' : 'same-origin',
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(audience === 'private' ? ['X-Robots-Tag', 'noindex, nofollow'] : []),
    ...(site.secure ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
  ];
}

function list(directive: string, sources: string[]): string {
  return `${directive} ${sources.join(' ')}`;
}
