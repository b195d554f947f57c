import { plainText } from '@/lib/text/plain';

export function countWords(html: string): number {
  return plainText(html).match(/\S+/gu)?.length ?? 0;
}
