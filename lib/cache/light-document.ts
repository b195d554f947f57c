import { readFileSync } from 'node:fs';
import { hashSource, isSpeculation, runs, type SealedDocument } from '@/lib/cache/inline-scripts';
import { attribute, carries, filled, type StartTag, startTags, withoutNonce } from '@/lib/cache/start-tags';
import { contentHash } from '@/lib/cache/validators';

export type LightDocument = SealedDocument & {
  /** What wakes the page: the framework's data of this very document. None where nothing on the page is live. */
  live: { hash: string; code: string } | null;
};

type Options = {
  /** Where the page's live code will be found, once its hash is known. */
  liveAddress: (hash: string) => string;
  /** The text of a stylesheet of ours, if it may stand in the document itself. */
  styleOf?: (address: string) => string | undefined;
};

/**
 * A finished document without the framework: its scripts, their preloads and its data are held back. Where the page holds
 * something live (an element with `data-live`), a loader of ours brings them in when a reader touches it, and the
 * framework wakes up on the very markup that it has written.
 *
 * Only what carries the nonce of this rendering is changed, so no text of a reader can be taken for the framework's, and
 * every byte that is left stands where it stood. Default deny: when there is a script of the framework's that is not one
 * of those known here (it might put a piece of the page into its place), the document is not touched.
 *
 * @returns null for a document that must stay whole
 */
export function lightDocument(html: string, nonce: string, options: Options): LightDocument | null {
  const files: string[] = [];
  const code: string[] = [];
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const out: string[] = [];
  const kept = new Set<string>();
  let [isLive, at] = [false, 0];

  if (!html.endsWith(END)) return null;
  for (const tag of startTags(html)) {
    const content = html.slice(tag.to, tag.contentTo);
    const isScript = tag.name === 'script';
    if (!carries(tag, nonce)) {
      if (isScript && isSpeculation(tag.text)) scripts.add(hashSource(content));
      isLive ||= /\sdata-live[=\s>]/.test(tag.text);
      const place = attribute(tag, 'data-kept');
      if (place) kept.add(place);
      continue;
    }
    out.push(html.slice(at, tag.from));
    at = tag.contentTo;

    if (isScript) {
      const src = attribute(tag, 'src');
      if (src === undefined ? !(runs(tag.text) && isKnown(content)) : !isOurs(src)) return null;
      if (src === undefined) code.push(filled(content, nonce));
      else if (!/\snomodule\b/i.test(tag.text)) files.push(src);
      if (!html.startsWith(SCRIPT_END, at)) return null;
      at += SCRIPT_END.length;
    } else if (isScriptPreload(tag)) {
    } else if (isStylesheet(tag)) {
      const css = inlineStyle(attribute(tag, 'href') ?? '', options.styleOf);
      if (css === undefined) out.push(withoutNonce(tag, nonce));
      else {
        styles.add(hashSource(css));
        // React looks for the link when it wakes; switched off, it is not fetched.
        out.push(`<style>${css}</style>`, withoutNonce(tag, nonce).replace('<link', '<link disabled=""'));
      }
    } else {
      if (tag.name === 'style') styles.add(hashSource(filled(content, nonce)));
      out.push(withoutNonce(tag, nonce), filled(content, nonce));
    }
  }
  out.push(html.slice(at, -END.length));

  const live = isLive && files.length > 0 ? liveOf(code) : null;
  if (live) {
    const loader = loaderOf([options.liveAddress(live.hash), ...new Set(files)], [...kept]);
    scripts.add(hashSource(loader));
    out.push(`<script type="module">${loader}</script>`);
  }
  out.push(END);
  return { html: out.join(''), scripts: [...scripts], styles: [...styles], live };
}

const END = '</body></html>';
const SCRIPT_END = '</script>';

/** The framework's data, and the list of what it needs before it may begin. */
const data = /^(\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\(/;
const start = /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(/;

function isKnown(content: string): boolean {
  return data.test(content) || start.test(content);
}

function isOurs(address: string): boolean {
  return /^\/_next\/static\/[\w./~-]+$/.test(address);
}

function isScriptPreload(tag: StartTag): boolean {
  const rel = attribute(tag, 'rel');
  return tag.name === 'link' && (rel === 'modulepreload' || (rel === 'preload' && attribute(tag, 'as') === 'script'));
}

function isStylesheet(tag: StartTag): boolean {
  return tag.name === 'link' && attribute(tag, 'rel') === 'stylesheet';
}

/** Addresses in it would mean something else in the document, and an end tag would end it. */
function inlineStyle(address: string, styleOf: Options['styleOf']): string | undefined {
  const css = styleOf?.(address);
  return css === undefined || /<\/style|url\((?!["']?(\/|data:|#))/i.test(css) ? undefined : css;
}

/** The start comes last: then the files may arrive in any order, before or after all this. */
function liveOf(code: string[]): { hash: string; code: string } {
  const ordered = [...code.filter((part) => !start.test(part)), ...code.filter((part) => start.test(part))];
  const whole = ordered.join(';\n');
  return { hash: contentHash(Buffer.from(whole)), code: whole };
}

const LOADER = packed(readFileSync(new URL('./late-loader.js', import.meta.url), 'utf8'));

export function loaderOf(urls: string[], kept: string[]): string {
  return `(${LOADER})(${[urls, kept].map((argument) => JSON.stringify(argument).replaceAll('<', '\\u003c')).join()})`;
}

/** Our own script without its comment and its spaces; its texts hold none. */
function packed(source: string): string {
  return source
    .slice(source.indexOf('*/') + 2)
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w$'"]) ?/g, '$1')
    .replace(/[;,](?=[})])/g, '')
    .replace(/\((\w+)\)=>/g, '$1=>')
    .replace(/^ | ?;? ?$/g, '');
}
