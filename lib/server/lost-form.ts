import type { Site } from '@/lib/cache/security-headers';
import { escapeHtml, type PlainPage, plainPage } from '@/lib/server/plain-page';
import { BODY_MAX_BYTES } from '@/lib/server/request-body';

export type TypedForm = { fields: [string, string][] };

/** What a form that could not be saved gives back. Passwords are never given back. */
export function givesBack(path: string): boolean {
  return !/^\/(sign-in|api)(\/|$)/.test(path);
}

/** An answer to a post, and its revision on the receipt page: a second attempt is known as the same. */
function isAnswer(path: string): boolean {
  return /^\/(posts|comments)\/[^/]+$/.test(path);
}

const FIELDS_MAX = 1_000; // the longest form of ours, the desk's hours with every closure, has some six hundred

/** Reads a form as a browser sends it; null when it cannot be read, or has more fields than any form of ours. Files are left out. */
export async function readForm(contentType: string | undefined, body: Buffer): Promise<TypedForm | null> {
  if (!contentType || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return null;
  if (hasMore(body, betweenFields(contentType), FIELDS_MAX)) return null;
  try {
    const data = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return { fields: [...data].filter((field): field is [string, string] => typeof field[1] === 'string') };
  } catch {
    return null;
  }
}

/** What is to be given back: nothing of a form that holds a file as large as a picture, which a browser keeps by itself. */
export async function readTyped(contentType: string | undefined, body: Buffer): Promise<TypedForm | null> {
  return body.length > BODY_MAX_BYTES ? null : readForm(contentType, body);
}

/** What stands between the fields of a form, and in no text that was typed into one. */
function betweenFields(contentType: string): string {
  const boundary = /\bboundary="?([^";]+)/i.exec(contentType)?.[1];
  return boundary ? `--${boundary}` : '&';
}

function hasMore(body: Buffer, mark: string, most: number): boolean {
  let at = -1;
  for (let found = 0; found <= most; found += 1) {
    at = body.indexOf(mark, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/**
 * What somebody gets whose form could not be saved: the plain truth, their text, and the same form again. The hidden
 * fields are sent along, among them the key by which a second attempt of an answer is known as the same answer.
 */
export function lostFormPage(path: string, form: TypedForm | null, certain: boolean, site: Site) {
  const what = isAnswer(path) ? 'your answer' : 'what you sent';
  const twice = isAnswer(path) ? ' Sending it twice does no harm: it arrives once.' : '';
  const page: PlainPage = {
    status: 503,
    retryAfter: 30,
    title: isAnswer(path) ? 'Your answer was not sent' : 'This was not saved',
    sentences: [
      certain
        ? 'The blog cannot reach its database at the moment, so nothing was sent and nothing was saved.'
        : `Something went wrong here before ${what} was known to be safe. It may not have arrived.`,
      form
        ? `Below is what you typed. Please try again in a minute; copy your text first if it matters to you.${twice}`
        : 'Go back to the page before this one: your browser has most likely kept what you typed. Please try again in a minute.',
    ],
    more: form ? formAgain(path, form) : '',
  };
  return plainPage(page, site);
}

const labels: Record<string, string> = {
  body: 'Your answer',
  name: 'Name',
  email: 'E-mail (kept private)',
  website: 'Web address',
  url: 'Web address',
  words: 'Your words',
  explanation: 'Why it is illegal',
  law: 'Which law',
  title: 'Title',
  standfirst: 'Standfirst',
  source: 'Text',
  message: 'What a closed thread says',
  answer: 'Your answer',
  reply: 'Your answer, published under it',
  edited: 'The words as they will be published',
};
const long = new Set(['body', 'words', 'explanation', 'source', 'reply', 'edited']);

function formAgain(path: string, { fields }: TypedForm): string {
  const shown = fields.filter(([name]) => !/password/i.test(name));
  const inputs = shown.map(([name, value], index) => {
    const [n, v, id] = [escapeHtml(name), escapeHtml(value), `field-${index}`];
    const label = Object.hasOwn(labels, name) ? labels[name] : null;
    // The parser drops a line break that begins a text area, so one is given to it.
    if (long.has(name) || (label && value.includes('\n')))
      return `<label for="${id}">${label}</label>\n<textarea id="${id}" name="${n}">\n${v}</textarea>`;
    if (label) return `<label for="${id}">${label}</label>\n<input id="${id}" name="${n}" value="${v}">`;
    return `<input type="hidden" name="${n}" value="${v}">`;
  });
  return `<form method="post" action="${escapeHtml(path)}" enctype="multipart/form-data">
${inputs.join('\n')}
<button>Send again</button>
</form>`;
}
