const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// Everything that XML 1.0 §2.2 has no place for; a lone surrogate cannot be encoded at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text for element content and quoted attributes, in XML and in HTML; characters that XML cannot carry are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(ILLEGAL, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
