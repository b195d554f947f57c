import sanitize from 'sanitize-html';
import { flatten } from '@/lib/text/depth';
import { escapeXml } from '@/lib/text/xml';

export function sanitizeImported(html: string): string {
  try {
    return sanitize(flatten(html), { allowedTags: [...sanitize.defaults.allowedTags, 'img'], nestingLimit: 100 });
  } catch {
    return `<p>${escapeXml(html)}</p>`;
  }
}

export function sanitizeImportedComment(html: string): string {
  return sanitizeImported(html);
}
