import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { findQuote } from '@/lib/text/hook';
import { renderComment, renderPost } from '@/lib/text/markdown';
import { checkName, foldEmail, skeleton } from '@/lib/text/names';
import { countCodePoints, plainText } from '@/lib/text/plain';
import { authors } from './authors';
import { comments } from './comments';
import { guidelines, pages } from './pages';
import { people } from './people';
import { picturesFolder, readPosts, tags } from './posts';
import { moreReasons, reasons } from './reasons';
import type { DemoComment } from './types';

const posts = readPosts();
const writers = new Map<string, { name: string; email: string }>([
  ...authors.map((author) => [author.handle, author] as const),
  ...people.map((person) => [person.key, person] as const),
]);
const byKey = new Map(comments.map((comment) => [comment.key, comment]));
const postOf = new Map(posts.map((post) => [post.slug, post]));
const approvedUnder = (slug: string) => comments.filter(({ post, state }) => post === slug && state === 'approved');

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function picturesIn(source: string) {
  return [...source.matchAll(/!\[([^\]]*)\]\(([^)\s]+)/g)].map(([, alt = '', file = '']) => ({ alt, file }));
}

test('there are a dozen posts, each with an address, an author and tags that exist', () => {
  expect(posts).toHaveLength(12);
  expect(repeated(posts.map(({ slug }) => slug))).toEqual([]);
  for (const { slug, author, tags: named, standfirst } of posts) {
    expect(slug).toMatch(/^[a-z0-9-]{3,80}$/);
    expect(
      authors.map(({ handle }) => handle),
      slug,
    ).toContain(author);
    expect(named.length, slug).toBeGreaterThan(0);
    for (const tag of named)
      expect(
        tags.map((known) => known.slug),
        slug,
      ).toContain(tag);
    expect(standfirst.length, slug).toBeGreaterThan(40);
  }
});

test('posts are of full length and were published at a time that can be told', () => {
  for (const { slug, source, daysAgo, time } of posts) {
    const words = plainText(renderPost(source).html).split(/\s+/).length;
    expect(words, slug).toBeGreaterThan(500);
    expect(words, slug).toBeLessThan(1_500);
    expect(daysAgo, slug).toBeGreaterThan(0);
    expect(time, slug).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
  }
});

test('every picture is there, and is described', () => {
  const shown = posts.flatMap(({ picture, source }) => [...(picture ? [picture] : []), ...picturesIn(source)]);
  for (const { file, alt } of shown) {
    expect(existsSync(path.join(picturesFolder, file)), file).toBe(true);
    expect(alt.length, file).toBeGreaterThan(30);
  }
  for (const { picture } of authors) expect(existsSync(path.join(picturesFolder, picture)), picture).toBe(true);
});

test('every picture can be drawn and fetches nothing', async () => {
  const files = [...posts.flatMap(({ picture }) => picture?.file ?? []), ...authors.map(({ picture }) => picture)];
  for (const file of [...files, 'corridor.svg']) {
    const drawing = readFileSync(path.join(picturesFolder, file), 'utf8');
    expect(drawing.match(/<script|href=|url\((?!#)/), file).toBeNull();
    const { width, height } = await sharp(Buffer.from(drawing)).metadata();
    expect([
      file,
      [
        [1200, 750],
        [800, 600],
        [160, 200],
      ].some(([w, h]) => w === width && h === height),
    ]).toEqual([file, true]);
  }
});

test('links from one page to another lead somewhere', () => {
  const known = new Set([...posts.map(({ slug }) => `/posts/${slug}`), ...pages.map(({ key }) => `/${key}`)]);
  const texts = [...posts, ...pages].map(({ source }) => source);
  const links = texts.flatMap((source) =>
    [...source.matchAll(/(?<!!)\[[^\]]+\]\((\/[^)\s]*)\)/g)].map(([, to]) => to!),
  );
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect([...known]).toContain(link);
});

test('a post links only to posts that were there before it', () => {
  for (const { slug, source, daysAgo } of posts) {
    for (const [, other = ''] of source.matchAll(/\]\(\/posts\/([a-z0-9-]+)/g)) {
      expect(postOf.get(other)!.daysAgo, `${slug} links to ${other}`).toBeGreaterThan(daysAgo);
    }
  }
});

test('a pull quote repeats words of its post', () => {
  for (const { slug, source } of posts) {
    for (const [line, words = ''] of source.matchAll(/^> \[!pull\] (.+)$/gm)) {
      const rest = source.replace(line, '');
      expect(findQuote(renderPost(rest).html, words.replace(/\.$/, '')), `${slug}: ${words}`).toBe(true);
    }
  }
});

test('footnotes, captions, quotations and code come out as such', () => {
  const html = posts.map(({ source }) => renderPost(source).html).join('\n');
  expect(html.match(/doc-endnotes/g)!.length).toBeGreaterThan(4);
  expect(html.match(/<caption/g)!.length).toBeGreaterThan(8);
  expect(html.match(/class="quotation"/g)!.length).toBeGreaterThan(6);
  expect(html.match(/<pre/g)!.length).toBeGreaterThan(6);
  expect(html.match(/class="pull"/g)!.length).toBeGreaterThan(8);
  expect(html).not.toContain('Table:');
  expect(html).not.toContain('[^');
});

test('every answer has a writer, a post and, if it answers an answer, a parent under the same post', () => {
  expect(repeated(comments.map(({ key }) => key))).toEqual([]);
  for (const comment of comments) {
    expect(writers.has(comment.author), comment.key).toBe(true);
    expect(postOf.has(comment.post), comment.key).toBe(true);
    if (comment.parent) expect(byKey.get(comment.parent)?.post, comment.key).toBe(comment.post);
  }
});

test('what an answer quotes was said where it answers', () => {
  const quoting = comments.filter(({ quotes }) => quotes);
  expect(quoting.length).toBeGreaterThan(comments.length / 3);
  for (const { key, quotes, parent, post } of quoting) {
    const said = parent ? renderComment(byKey.get(parent)!.body) : renderPost(postOf.get(post)!.source).html;
    expect(findQuote(said, quotes!), `${key}: ${quotes}`).toBe(true);
  }
});

test('an answer is later than what it answers, and earlier than the first start', () => {
  for (const comment of comments) {
    if (comment.state === 'pending') {
      expect(comment.minutesAgo, comment.key).toBeLessThan(24 * 60);
      continue;
    }
    const { daysAgo, time } = postOf.get(comment.post)!;
    const hour = Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
    expect(hour + comment.hoursAfter, comment.key).toBeLessThan(daysAgo * 24);
    const parent = comment.parent ? byKey.get(comment.parent)! : null;
    if (!parent) continue;
    expect(parent.state, comment.key).not.toBe('pending');
    if (parent.state !== 'pending') expect(comment.hoursAfter, comment.key).toBeGreaterThan(parent.hoursAfter);
  }
});

test('the threads are as long as they should be, and one post has none', () => {
  const lengths = posts.map(({ slug }) => approvedUnder(slug).length).sort((a, b) => b - a);
  expect(approvedUnder('the-gauge-that-was-right')).toHaveLength(23);
  expect(lengths.slice(0, 4)).toEqual([23, 15, 12, 9]);
  expect(comments.filter(({ post }) => post === 'reading-the-manual-aloud')).toEqual([]);
  expect(Math.max(...comments.map(depthOf))).toBe(5);
});

function depthOf({ parent }: DemoComment): number {
  return parent ? 1 + depthOf(byKey.get(parent)!) : 1;
}

test('each thread has one best answer, and one thread has a pinned one', () => {
  for (const { slug } of posts) {
    const best = approvedUnder(slug).filter((comment) => comment.state === 'approved' && comment.best);
    expect(best.length, slug).toBe(approvedUnder(slug).length > 0 ? 1 : 0);
    const readers = approvedUnder(slug).toSorted((a, b) => rank(b) - rank(a));
    expect(readers[0], slug).toBe(best[0]);
  }
  expect(comments.filter((comment) => comment.state === 'approved' && comment.pinned)).toHaveLength(1);
});

/** As the front page orders them: pinned, then what helped most; authors' own answers aside. */
function rank(comment: DemoComment): number {
  if (comment.state !== 'approved' || authors.some(({ handle }) => handle === comment.author)) return -1;
  return comment.useful + (comment.pinned ? 1_000 : 0);
}

test('every state is met, and each rejection cites a clause and says a word', () => {
  const count = (state: string) => comments.filter((comment) => comment.state === state).length;
  expect([count('rejected'), count('spam'), count('withdrawn'), count('pending')]).toEqual([7, 3, 2, 12]);
  for (const comment of comments) {
    if (comment.state !== 'rejected') continue;
    expect(
      guidelines.map(({ number }) => number),
      comment.key,
    ).toContain(comment.clause);
    expect(comment.words.length, comment.key).toBeGreaterThan(60);
  }
});

test('each clause has a reason to begin with, and no two reasons share a name', () => {
  const numbers = guidelines.map(({ number }) => number);
  expect(reasons.map(({ clause }) => clause)).toEqual(numbers);
  const all = [...reasons, ...moreReasons];
  expect(repeated(all.map(({ title }) => title.toLowerCase()))).toEqual([]);
  for (const { clause, title, words } of all) {
    expect(numbers, title).toContain(clause);
    expect(title.length, title).toBeLessThanOrEqual(40); // one line in the panel
    expect(words.length, title).toBeLessThan(300);
  }
});

test('the words of an answer fit', () => {
  for (const { key, body } of comments) expect(countCodePoints(body), key).toBeLessThanOrEqual(4_000);
});

test('no two people could be taken for one another, and none could exist', () => {
  const all = [...writers.values()];
  expect(repeated(all.map(({ name }) => skeleton(name)))).toEqual([]);
  expect(repeated(all.map(({ email }) => foldEmail(email)))).toEqual([]);
  for (const { name, email } of all) {
    expect(checkName(name)).toMatchObject({ ok: true, name });
    expect(email).toMatch(/^[\w.]+@[\w-]+\.example$/);
  }
  for (const key of writers.keys()) {
    if (authors.some(({ handle }) => handle === key)) continue;
    expect(
      comments.some(({ author }) => author === key),
      `${key} says something`,
    ).toBe(true);
  }
});

test('authors introduce themselves at a decent length', () => {
  for (const { handle, bio, clause, link } of authors) {
    const words = plainText(renderPost(bio).html).split(/\s+/).length;
    expect([handle, words >= 60 && words <= 120]).toEqual([handle, true]);
    expect(clause, handle).toMatch(/^who .*[^.]$/);
    expect(new URL(link.href).hostname, handle).toMatch(/\.example$/);
  }
});

test('guidelines are numbered from one, and every standing page has words', () => {
  expect(guidelines.map(({ number }) => number)).toEqual(guidelines.map((_, index) => index + 1));
  expect(pages.map(({ key }) => key)).toEqual(['guidelines', 'participation', 'terms', 'privacy']);
  for (const { key, source } of pages) expect(plainText(renderPost(source).html).length, key).toBeGreaterThan(1_000);
});
