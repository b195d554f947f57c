import { escapeXml } from '@/lib/text/xml';

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** `<name attributes>text</name>`, with everything escaped; nothing at all for an empty text. */
export function element(name: string, text: string, attributes: Record<string, string> = {}): string {
  return text === '' ? '' : `<${name}${written(attributes)}>${escapeXml(text)}</${name}>`;
}

export function empty(name: string, attributes: Record<string, string>): string {
  return `<${name}${written(attributes)}/>`;
}

export function lines(parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function written(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}
