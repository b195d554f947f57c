import 'server-only';
import { configurationOf } from '@/lib/search/language';
import type { Counts, Found, Scope } from '@/lib/search/public';
import { PAGES_MAX } from '@/lib/search/schema';
import { marks, type Piece, piecesOf, prepared } from '@/lib/search/snippet';
import { findText, markText } from '@/lib/search/store';
import { getSettings } from '@/lib/settings/queries';
import { excerpt, plainText } from '@/lib/text/plain';

const PER_PAGE = 20;
const READ_LENGTH = 30_000; // code points of a text in which its best passage is sought
const PASSAGE_LENGTH = 320; // code points

export type Hit = Omit<Found, 'html' | 'standfirst'> & { passage: Piece[] };
export type Outcome = { counts: Counts; hits: Hit[]; page: number; pages: number };

/** Best first. `null` when it took too long: the words were too common, or the machine is busy. */
export async function search(sought: { words: string; scope: Scope; page: number }): Promise<Outcome | null> {
  const { language } = await getSettings();
  const asked = { words: sought.words, scope: sought.scope, language: configurationOf(language) };
  try {
    const { counts, found } = await findText(asked, { skip: (sought.page - 1) * PER_PAGE, take: PER_PAGE });
    const texts = found.map(textOf);
    const passages = await markText(asked, texts, marks);
    const total = { everything: counts.posts + counts.answers, posts: counts.posts, answers: counts.answers }[
      sought.scope
    ];
    const pages = Math.min(PAGES_MAX, Math.max(1, Math.ceil(total / PER_PAGE)));
    const hits = found.map(({ html, standfirst, ...hit }, index) => ({
      ...hit,
      passage: piecesOf(passages[index] ?? '', texts[index] ?? '', PASSAGE_LENGTH),
    }));
    return { counts, hits, page: sought.page, pages };
  } catch (error) {
    if (tookTooLong(error)) return null;
    throw error;
  }
}

function textOf({ kind, standfirst, html }: Found): string {
  const text = kind === 'post' ? `${standfirst} ${plainText(html)}` : plainText(html);
  return prepared(excerpt(text, READ_LENGTH));
}

/** PostgreSQL's 57014: the statement was cancelled at its limit. */
function tookTooLong(error: unknown): boolean {
  return /57014|statement timeout/.test(`${(error as { code?: string })?.code} ${(error as Error)?.message}`);
}
