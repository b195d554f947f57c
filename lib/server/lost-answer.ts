import type { Site } from '@/lib/cache/security-headers';
import { escapeHtml, type PlainPage, plainPage } from '@/lib/server/plain-page';

export type TypedForm = { fields: [string, string][] };

/** Where people type something that would be a loss: an answer to a post, and its revision on the receipt page. */
export function isAnswerForm(path: string): boolean {
  return /^\/(posts|comments)\/[^/]+$/.test(path);
}

/** Reads a form as a browser sends it; null when it cannot be read. Files are left out. */
export async function readForm(contentType: string | undefined, body: Buffer): Promise<TypedForm | null> {
  if (!contentType || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return null;
  try {
    const data = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return { fields: [...data].filter((field): field is [string, string] => typeof field[1] === 'string') };
  } catch {
    return null;
  }
}

/**
 * What somebody gets whose answer could not be saved: the plain truth, their text, and the same form again. The hidden
 * fields are sent along, among them the key by which a second attempt is known as the same answer.
 */
export function lostAnswerPage(path: string, form: TypedForm | null, certain: boolean, site: Site) {
  const page: PlainPage = {
    status: 503,
    retryAfter: 30,
    title: 'Your answer was not sent',
    sentences: [
      certain
        ? 'The blog cannot reach its database at the moment, so nothing was sent and nothing was saved.'
        : 'Something went wrong here before your answer was known to be safe. It may not have arrived.',
      form
        ? 'Below is what you typed. Please try again in a minute; copy your text first if it matters to you. Sending it twice does no harm: it arrives once.'
        : 'Go back to the page before this one: your browser has most likely kept what you typed. Please try again in a minute.',
    ],
    more: form ? formAgain(path, form) : '',
  };
  return plainPage(page, site);
}

const labels: Record<string, string> = {
  name: 'Name',
  email: 'E-mail (kept private)',
  website: 'Web address',
  url: 'Web address',
};

function formAgain(path: string, { fields }: TypedForm): string {
  const inputs = fields.map(([name, value]) => {
    const [n, v] = [escapeHtml(name), escapeHtml(value)];
    if (name === 'body') {
      // The parser drops a line break that begins a text area, so one is given to it.
      return `<label for="body">Your answer</label>\n<textarea id="body" name="body">\n${v}</textarea>`;
    }
    if (labels[name]) return `<label for="${n}">${labels[name]}</label>\n<input id="${n}" name="${n}" value="${v}">`;
    return `<input type="hidden" name="${n}" value="${v}">`;
  });
  return `<form method="post" action="${escapeHtml(path)}" enctype="multipart/form-data">
${inputs.join('\n')}
<button>Send again</button>
</form>`;
}
