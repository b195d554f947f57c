import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { type Bodies, compressQuickly, compressWell, isCompressible } from '@/lib/cache/encodings';
import { type Page, readyPage } from '@/lib/cache/page';
import { commonHeaders, INERT_POLICY, type Site } from '@/lib/cache/security-headers';
import { contentHash } from '@/lib/cache/validators';

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.xsl': 'text/xsl; charset=utf-8',
};

const YEAR = 31_536_000;

/** A file that has its version in its name (`literata-5.3.0-latin.woff2`) never changes. */
const versioned = /-\d+\.\d+\.\d+[-.]/;

/**
 * The files of the build and of `public`, from memory. They are listed once at the start: an address is looked up in
 * that list, so there is no path to climb out of.
 */
export class StaticFiles {
  /** The build's stylesheets by their address, for documents that carry them. */
  readonly styles = new Map<string, string>();
  readonly #files = new Map<string, { file: string; immutable: boolean }>();
  readonly #loaded = new LRUCache<string, Page>({ maxSize: 64 << 20, sizeCalculation: (page) => page.bytes });
  readonly #loading = new Map<string, Promise<Page | null>>();
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
  }

  async list(root: string): Promise<void> {
    await this.#listBelow(path.join(root, '.next', 'static'), '/_next/static', true);
    await this.#listBelow(path.join(root, 'public'), '', false);
    for (const [address, { file }] of this.#files) {
      if (/^\/_next\/static\/.*\.css$/.test(address)) this.styles.set(address, await readFile(file, 'utf8'));
    }
  }

  async #listBelow(folder: string, prefix: string, immutable: boolean): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const file = path.join(entry.parentPath, entry.name);
      const address = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/');
      this.#files.set(`${prefix}/${address}`, { file, immutable: immutable || versioned.test(entry.name) });
    }
  }

  loaded(address: string): Page | undefined {
    return this.#loaded.get(address);
  }

  async find(address: string): Promise<Page | null> {
    const kept = this.#loaded.get(address);
    if (kept) return kept;
    const known = this.#files.get(address) ?? this.#files.get(canonical(address));
    if (!known) return null;
    let loading = this.#loading.get(address);
    if (!loading) {
      loading = this.#load(address, known).finally(() => this.#loading.delete(address));
      this.#loading.set(address, loading);
    }
    return loading;
  }

  async #load(address: string, { file, immutable }: { file: string; immutable: boolean }): Promise<Page | null> {
    const body = await readFile(file).catch(() => null);
    if (!body) return null;
    const type = types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
    const page = filePage(address, type, await compressQuickly(body, type), immutable, this.#site);
    this.#loaded.set(address, page);
    // Read once, sent for months: worth the best compression, in a moment of its own.
    if (page.bodies.br && isCompressible(type)) {
      void compressWell(body).then((br) => {
        if (br.length >= page.bodies.br!.length) return;
        this.#loaded.set(address, filePage(address, type, { ...page.bodies, br }, immutable, this.#site, '11'));
      });
    }
    return page;
  }
}

function filePage(address: string, type: string, bodies: Bodies, immutable: boolean, site: Site, quality = ''): Page {
  const hash = contentHash(bodies.identity);
  const about = [
    'Cache-Control',
    immutable ? `public, max-age=${YEAR}, immutable` : 'public, max-age=3600',
    'Vary',
    'Accept-Encoding',
    // A script's own policy would bind the worker that it is; documents and drawings get one.
    ...(/html|svg|xml/.test(type) ? ['Content-Security-Policy', INERT_POLICY] : []),
    ...commonHeaders('public', site),
  ];
  return readyPage({
    address,
    tags: [],
    status: 200,
    hash,
    lastModified: undefined,
    bodies,
    content: ['Content-Type', type],
    about,
    brotliEnding: `.br${quality}`,
    renderedAt: 0,
    freshUntil: Number.POSITIVE_INFINITY,
    staleUntil: Number.POSITIVE_INFINITY,
  });
}

function canonical(address: string): string {
  try {
    return address
      .split('/')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
      .join('/');
  } catch {
    return address;
  }
}
