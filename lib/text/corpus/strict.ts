type Wall = { tags: Set<string>; attributes: Set<string>; mayLinkHere: boolean };

const of = (tags: string, attributes: string, mayLinkHere: boolean): Wall => ({
  tags: new Set(tags.split(' ')),
  attributes: new Set(attributes.split(' ')),
  mayLinkHere,
});

const COMMENT_TAGS = 'a abbr b blockquote br cite code del em i ins li ol p pre q s small span strong sub sup u ul';
const POST_TAGS = `${COMMENT_TAGS} aside bdi bdo caption col colgroup dd details dfn div dl dt address figcaption figure h2 h3 h4 h5 h6 hr img kbd mark rp rt ruby samp section summary table tbody td tfoot th thead time tr var wbr`;
const POST_ATTRIBUTES =
  'href title id class dir lang hreflang cite datetime src srcset sizes alt width height loading decoding start reversed type value colspan rowspan scope span open role aria-label aria-hidden tabindex';

export const walls = {
  comment: of(COMMENT_TAGS, 'href rel title class start dir tabindex', false),
  post: of(POST_TAGS, POST_ATTRIBUTES, true),
};

const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr']);
const TAG = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)( \/)?>/;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"<>]*)")?/g;

/**
 * What is wrong with HTML that should be safe. It is read by a grammar far stricter than any browser's: only tags and
 * attributes of the list, all values quoted, every other `<`, `>` and `&` written as an entity, every element closed.
 * What passes leaves no parser anything to guess, so all of them read it alike.
 */
export function violations(html: string, { tags, attributes, mayLinkHere }: Wall): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let rest = html;
  while (rest !== '') {
    const until = rest.indexOf('<');
    const text = until < 0 ? rest : rest.slice(0, until);
    found.push(...textViolations(text));
    rest = rest.slice(text.length);
    if (rest === '') break;

    const tag = TAG.exec(rest);
    if (!tag) return [...found, `a tag that is none: ${rest.slice(0, 60)}`];
    const [whole, slash, name = '', list = '', selfClosing] = tag;
    rest = rest.slice(whole.length);
    if (!tags.has(name)) found.push(`the tag ${name}`);
    for (const [, attribute = '', value = ''] of list.matchAll(ATTRIBUTE)) {
      if (!attributes.has(attribute)) found.push(`the attribute ${attribute}`);
      found.push(...textViolations(value));
      if (['href', 'src', 'cite'].includes(attribute)) found.push(...addressViolations(value, mayLinkHere));
      if (attribute === 'id' && !value.startsWith('user-content-')) found.push(`the id ${value}`);
    }
    if (VOID.has(name)) {
      if (!selfClosing) found.push(`${name} is not closed`);
    } else if (!slash) open.push(name);
    else if (open.pop() !== name) found.push(`${name} is closed out of order`);
  }
  return [...found, ...open.map((name) => `${name} is never closed`)];
}

function textViolations(text: string): string[] {
  if (text.includes('>')) return [`a bare > in ${text.slice(0, 60)}`];
  return /&(?!(?:amp|lt|gt|quot);)/.test(text) ? [`a bare & in ${text.slice(0, 60)}`] : [];
}

function addressViolations(value: string, mayLinkHere: boolean): string[] {
  const address = value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  if (/^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]*$/iu.test(address)) return [];
  if (mayLinkHere && /^(?:\/(?![/\\])|#|[\p{L}\p{N}_%][^:]*$)[^\p{Cc}]*$/u.test(address)) return [];
  return [`the address ${address.slice(0, 80)}`];
}
