import { Agent, type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';

export type Asked = { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer };
export type Answer = { status: number; headers: IncomingHttpHeaders; raw: string[]; bytes: Buffer; body: string };

const agent = new Agent({ keepAlive: true, maxSockets: 24 });

/** One request as it is written here: no browser, no redirect, no tidying of the path or of the headers. */
export function ask(origin: string, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request({ agent, hostname, port, path, method, headers: { ...length, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      const hear = () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode!,
          headers: answer.headers,
          raw: answer.rawHeaders,
          bytes,
          body: bytes.toString('utf8'),
        });
      };
      answer.on('end', hear);
      if (/^text\/event-stream/.test(answer.headers['content-type'] ?? ''))
        answer.once('data', () => leave(asked, hear));
    });
    asked.setTimeout(30_000, () => asked.destroy(new Error(`no answer in 30 s to ${method} ${path}`)));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A stream does not end by itself: its head and first words are what was asked for. */
function leave(asked: ClientRequest, hear: () => void) {
  hear();
  asked.destroy();
}

export type Fields = [name: string, value: string | File][];

/** The hidden fields of the form that has a control of this name: what a browser without scripts sends along. */
export function hiddenFields(html: string, control: string): Fields {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((words) => words.includes(`name="${control}"`));
  if (!form) throw new Error(`There is no form with a control ${control}.`);
  return [...form.matchAll(/<input\b[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes('type="hidden"'))
    .map((input) => [attribute(input, 'name'), attribute(input, 'value')]);
}

/** Sends a form as a page of the site does without JavaScript. */
export async function sendForm(origin: string, path: string, fields: Fields, headers: Record<string, string> = {}) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  const encoded = new Response(data);
  return ask(origin, path, {
    method: 'POST',
    headers: { origin, 'content-type': encoded.headers.get('content-type')!, ...headers },
    body: Buffer.from(await encoded.arrayBuffer()),
  });
}

/** The later one of a name takes the place of the earlier. */
export function withFields(fields: Fields, changed: Record<string, string | File>): Fields {
  const kept = fields.filter(([name]) => !Object.hasOwn(changed, name));
  return [...kept, ...Object.entries(changed)];
}

function attribute(tag: string, name: string): string {
  return unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

export function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(?:39|x27);/g, "'")
    .replaceAll('&amp;', '&');
}
