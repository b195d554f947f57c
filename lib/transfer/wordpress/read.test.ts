import { expect, test } from 'vitest';
import { aCommentElement, all, anAuthorElement, anItem, fileWith, label, meta, wxr } from '../fixtures/wxr';
import { readWordpress } from './read';

const now = new Date('2026-03-06T09:00:00Z');

async function read(...parts: string[]) {
  const archive = await readWordpress(fileWith(wxr(...parts)), now);
  return { head: archive.head, entries: await all(archive.entries()) };
}

test('everything has an origin that is the same each time', async () => {
  const { head, entries } = await read(
    anAuthorElement(),
    anItem({ 'wp:post_id': '7' }, label('post_tag', 'low-tide', 'Low tide'), aCommentElement({ 'wp:comment_id': '9' })),
  );
  expect(head.site.origin).toBe('wordpress:quay.example');
  expect(head.authors[0]!.origin).toBe('wordpress:quay.example:author:ines');
  expect(entries[0]).toMatchObject({
    origin: 'wordpress:quay.example:post:7',
    authors: ['wordpress:quay.example:author:ines'],
    tags: ['wordpress:quay.example:tag:low tide'],
    comments: [{ origin: 'wordpress:quay.example:comment:9', parent: null }],
  });
});

test('what the survey counts is what comes, each number once', async () => {
  const { head, entries } = await read(
    anItem({ 'wp:post_id': '1', 'wp:status': 'trash' }),
    anItem({ 'wp:post_id': '1' }, aCommentElement()),
    anItem({ 'wp:post_id': '1' }),
    anItem({ 'wp:post_id': '2', 'wp:post_type': 'page' }),
    anItem({ 'wp:post_id': '3', 'wp:post_type': 'attachment', 'wp:attachment_url': 'https://quay.example/a.jpg' }),
    anItem({ 'wp:post_id': '3', 'wp:post_type': 'nav_menu_item' }),
    anItem({ 'wp:post_id': '' }),
  );
  expect(head.counts).toEqual({ posts: 1, pages: 1, comments: 1 });
  expect(entries.map(({ origin }) => origin.split(':').slice(2))).toEqual([
    ['post', '1'],
    ['page', '2'],
  ]);
  expect(head.notes.map(({ why }) => why)).toEqual(
    expect.arrayContaining([
      'was in the bin',
      'is in the file twice',
      'has no number',
      'this blog has a navigation of its own',
    ]),
  );
});

test('an author nobody listed is known by the name to sign in with', async () => {
  const { head } = await read(anItem({ 'dc:creator': 'edsel' }));
  expect(head.authors).toMatchObject([{ name: 'edsel', email: null }]);
});

test('categories and tags of one name are one, below nothing, with all their old addresses', async () => {
  const category = (slug: string, name: string, parent = '') =>
    `<wp:category><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${name}</wp:cat_name></wp:category>`;
  const { head, entries } = await read(
    category('sea', 'Sea'),
    category('tides', 'Tides', 'sea'),
    category('uncategorized', 'Uncategorized'),
    anItem(
      {},
      label('category', 'tides', 'Tides'),
      label('post_tag', 'tides-2', 'tides'),
      label('category', 'uncategorized', 'Uncategorized'),
      label('post_format', 'post-format-aside', 'Aside'),
    ),
  );
  expect(head.tags.map(({ name, slug }) => [name, slug])).toEqual([
    ['Sea', 'sea'],
    ['Tides', 'tides'],
  ]);
  expect(head.tags[1]!.oldPaths.sort()).toEqual(['/category/sea/tides/', '/category/tides/', '/tag/tides-2/']);
  expect(entries[0]!.tags).toEqual(['wordpress:quay.example:tag:tides']);
});

test('the picture above a post, its old addresses and the pictures it was given are found', async () => {
  const { entries } = await read(
    anItem(
      { 'wp:post_id': '5', 'content:encoded': '[gallery]' },
      meta('_thumbnail_id', '6'),
      meta('_wp_old_slug', 'first-name'),
    ),
    anItem({
      'wp:post_id': '6',
      'wp:post_type': 'attachment',
      'wp:post_parent': '5',
      'wp:attachment_url': 'https://quay.example/a.jpg',
    }),
  );
  expect(entries[0]!.picture).toBe('wordpress:quay.example:attachment:6');
  expect(entries[0]!.oldPaths).toEqual(['/2021/03/post-5/', '/2021/03/first-name/', '/?p=5']);
  expect(entries[0]!.html).toContain('src="https://quay.example/a.jpg"');
});

test('who wrote from where is not even read', async () => {
  const { entries } = await read(anItem({}, aCommentElement()));
  expect(JSON.stringify(entries)).not.toContain('198.51.100.7');
});

test('an e-mail address alone makes nobody an author; with the name, or signed in, it does', async () => {
  const by = (given: Record<string, string>) =>
    aCommentElement({ 'wp:comment_author_email': 'ines@quay.example', ...given });
  const { entries } = await read(
    anAuthorElement(),
    anItem(
      {},
      by({ 'wp:comment_author': 'Somebody' }),
      by({ 'wp:comment_author': 'Ines Okafor' }),
      by({ 'wp:comment_author': 'Somebody', 'wp:comment_user_id': '3' }),
    ),
  );
  expect(entries[0]!.comments.map(({ writer }) => writer.author !== null)).toEqual([false, true, true]);
});

test('a feed is not an export, and neither is a version nobody knows', async () => {
  const sentence = (file: string) => readWordpress(fileWith(file), now).catch((error: Error) => error.message);
  expect(await sentence('<rss><channel><item><title>a</title></item></channel></rss>')).toContain('a feed, not');
  expect(await sentence('<rss><channel><wp:wxr_version>2.0</wp:wxr_version></channel></rss>')).toContain('version 2.0');
});
