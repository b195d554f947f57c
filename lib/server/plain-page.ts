import { createHash } from 'node:crypto';
import { commonHeaders, documentPolicy, type Site } from '@/lib/cache/security-headers';

/** A page in words for what the application itself cannot answer. It needs nothing: no renderer, no database, no file. */
export type PlainPage = {
  status: number;
  title: string;
  sentences: string[];
  /** More markup, already safe, below the sentences. */
  more?: string;
  retryAfter?: number; // seconds
  headers?: Record<string, string>;
};

export function plainPage(page: PlainPage, site: Site): { status: number; headers: string[]; body: Buffer } {
  const body = Buffer.from(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escapeHtml(page.title)}</h1>
${page.sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
${page.more ?? ''}
<p><a href="/">To the front page</a></p>
</main>
</html>
`);
  return {
    status: page.status,
    headers: [...privateHead('text/html; charset=utf-8', body.length, site, [STYLE_HASH]), ...extras(page)],
    body,
  };
}

/** The same in plain text, for those who asked by script. */
export function plainText(page: PlainPage, site: Site): { status: number; headers: string[]; body: Buffer } {
  const body = Buffer.from(`${page.title}\n\n${page.sentences.join(' ')}\n`);
  return {
    status: page.status,
    headers: [...privateHead('text/plain; charset=utf-8', body.length, site, []), ...extras(page)],
    body,
  };
}

/** The application's own page about its fault, whose scripts carry a nonce: sent, and kept by nobody. */
export function faultDocument(status: number, body: Buffer, nonce: string, site: Site) {
  const mark = [`'nonce-${nonce}'`];
  return { status, headers: privateHead('text/html; charset=utf-8', body.length, site, mark, mark), body };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function privateHead(type: string, length: number, site: Site, styles: string[], scripts: string[] = []): string[] {
  return [
    'Content-Type',
    type,
    'Content-Length',
    String(length),
    'Cache-Control',
    'private, no-store',
    'X-Cache',
    'BYPASS',
    'Content-Security-Policy',
    documentPolicy({ styles, scripts }, site),
    ...commonHeaders('private', site),
  ];
}

function extras({ retryAfter, headers = {} }: PlainPage): string[] {
  return [...Object.entries(headers).flat(), ...(retryAfter === undefined ? [] : ['Retry-After', String(retryAfter)])];
}

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:1.0625rem/1.6 Literata,Georgia,serif;color:#1d1b16;background:#fbfaf6}
main{max-width:36rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem;text-wrap:balance}
a{color:inherit;text-underline-offset:.2em}
label{display:block;margin:1.25rem 0 .35rem;font-weight:600}
textarea,input,button{font:inherit;color:inherit;box-sizing:border-box;max-width:100%}
textarea,input{width:100%;padding:.6rem .7rem;border:1px solid #8a8478;border-radius:.25rem;background:#fff}
textarea{min-height:14rem}
button{margin-top:1.25rem;padding:.6rem 1.2rem;border:0;border-radius:.25rem;background:#1d1b16;color:#fbfaf6;cursor:pointer}
:focus-visible{outline:3px solid #b5532a;outline-offset:2px}
@media (prefers-color-scheme:dark){body{color:#e9e5da;background:#171612}textarea,input{background:#211f1a;border-color:#7a7568}button{background:#e9e5da;color:#171612}}`;

const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
