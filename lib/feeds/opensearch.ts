import { element, empty, lines, XML_DECLARATION } from '@/lib/feeds/element';

const NAME_MAX_LENGTH = 16; // characters, says OpenSearch 1.1

/** Lets a browser offer this blog's own search. */
export function openSearch(site: string, title: string): string {
  return `${XML_DECLARATION}${lines([
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    element('ShortName', [...title].slice(0, NAME_MAX_LENGTH).join('').trim()),
    element('Description', `Search the posts and answers of ${title}`),
    element('InputEncoding', 'UTF-8'),
    element('Image', `${site}/icon.svg`, { width: '16', height: '16', type: 'image/svg+xml' }),
    empty('Url', { type: 'text/html', method: 'get', template: `${site}/search?q={searchTerms}` }),
    '</OpenSearchDescription>',
  ])}\n`;
}
