import { open } from 'node:fs/promises';
import { renditionFile } from '@/lib/media/folder';

const headers = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
  'Content-Disposition': 'inline',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin', // feed readers and link previews show them
};

type Props = { params: Promise<{ path: string[] }> };

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const [key, name, ...more] = (await params).path;
  const file = more.length === 0 ? renditionFile(key, name) : null;
  const handle = file ? await open(file).catch(() => null) : null;
  if (!handle) {
    const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
    return new Response('There is no picture here.\n', { status: 404, headers: plain });
  }

  try {
    const etag = `"${key}-${name}"`; // a key's files never change
    if (request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
    const bytes = new Uint8Array(await handle.readFile());
    const type = name?.endsWith('.webp') ? 'image/webp' : 'image/jpeg';
    return new Response(bytes, {
      headers: { ...headers, ETag: etag, 'Content-Type': type, 'Content-Length': String(bytes.length) },
    });
  } finally {
    await handle.close();
  }
}
