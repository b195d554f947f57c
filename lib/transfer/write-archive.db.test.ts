import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { stranger, system } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { tags } from '@/lib/events/tags';
import { aPerson, aPost } from '@/lib/test/factories';
import { violations, walls } from '@/lib/text/corpus/strict';
import { xssStrings } from '@/lib/text/corpus/xss';
import { sanitizeImported } from '@/lib/text/sanitize';
import { aCommentElement, anAuthorElement, anItem, fileWith, label, meta, wxr } from './fixtures/wxr';
import { Pictures } from './pictures';
import type { ImportReport } from './report';
import { readWordpress } from './wordpress/read';
import { importArchive } from './write-archive';

const now = new Date('2026-03-06T09:00:00Z');
const site = 'wordpress:quay.example';

type Fetch = ConstructorParameters<typeof Pictures>[3];

const nothingReachable: Fetch = (address) =>
  Promise.resolve({ problem: 'away', why: `${new URL(address).host} could not be reached` });

async function bring(file: string, options: { dryRun?: boolean; fetch?: Fetch } = {}): Promise<ImportReport> {
  const archive = await readWordpress(file, now);
  const lost: string[] = [];
  const pictures = new Pictures(
    archive.head.site.origin,
    archive.head.media,
    (note) => lost.push(note.title),
    options.fetch ?? nothingReachable,
  );
  const outcome = await importArchive(system, archive, { now, dryRun: options.dryRun ?? false, pictures });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

/** How many rows each table has that an import touches. */
async function rows() {
  const [posts, pages, people, profiles, tags, comments, decisions, redirects, media, events] = await Promise.all([
    db.post.count(),
    db.standingPage.count(),
    db.person.count(),
    db.authorProfile.count(),
    db.tag.count(),
    db.comment.count(),
    db.decision.count(),
    db.redirect.count(),
    db.media.count(),
    db.event.count(),
  ]);
  return { posts, pages, people, profiles, tags, comments, decisions, redirects, media, events };
}

const postOf = (id: string) => db.post.findUniqueOrThrow({ where: { importedFrom: `${site}:post:${id}` } });
const commentOf = (id: string) =>
  db.comment.findUniqueOrThrow({
    where: { importedFrom: `${site}:comment:${id}` },
    include: { person: true, decisions: true },
  });

test('only the owner can import', async () => {
  const archive = await readWordpress(fileWith(wxr()), now);
  const outcome = await importArchive(stranger, archive, { now, dryRun: false });
  expect(outcome.ok).toBe(false);
});

describe('a small blog', () => {
  const file = fileWith(
    wxr(
      anAuthorElement(),
      anAuthorElement({ 'wp:author_login': 'tomas', 'wp:author_email': '', 'wp:author_display_name': 'Tomas Lind' }),
      '<wp:category><wp:category_nicename>tides</wp:category_nicename><wp:category_parent>sea</wp:category_parent><wp:cat_name>Tides</wp:cat_name></wp:category>',
      anItem(
        {
          'wp:post_id': '1',
          title: '',
          'content:encoded': 'One\n\nTwo',
          'wp:is_sticky': '1',
          'excerpt:encoded': 'In <b>short</b>',
        },
        label('category', 'tides', 'Tides'),
        label('post_tag', 'tides-2', 'tides'),
        aCommentElement({
          'wp:comment_id': '11',
          'wp:comment_parent': '12',
          'wp:comment_author': 'Ada Brandt',
          'wp:comment_author_email': 'ada@readers.example',
          'wp:comment_author_url': 'https://ada.example/',
        }),
        aCommentElement({ 'wp:comment_id': '12', 'wp:comment_date_gmt': '2021-04-01 00:00:00' }),
        aCommentElement({ 'wp:comment_id': '13', 'wp:comment_approved': '0', 'wp:comment_parent': '999' }),
        aCommentElement({ 'wp:comment_id': '14', 'wp:comment_approved': 'trash' }),
        aCommentElement({ 'wp:comment_id': '15', 'wp:comment_approved': 'spam' }),
        aCommentElement({
          'wp:comment_id': '16',
          'wp:comment_type': 'pingback',
          'wp:comment_author': 'Elsewhere &raquo; A quay',
          'wp:comment_author_email': '',
        }),
        aCommentElement({
          'wp:comment_id': '17',
          'wp:comment_author': 'ines',
          'wp:comment_author_email': 'INES@quay.example',
        }),
        aCommentElement({ 'wp:comment_id': '18', 'wp:comment_type': 'order_note' }),
      ),
      anItem({
        'wp:post_id': '2',
        'wp:status': 'draft',
        'wp:post_name': '',
        title: 'Half done',
        'wp:post_date_gmt': '0000-00-00 00:00:00',
        pubDate: '',
        'dc:creator': 'tomas',
        link: 'https://quay.example/?p=2',
      }),
      anItem({ 'wp:post_id': '3', 'wp:post_password': 'secret', title: 'For members' }),
      anItem({ 'wp:post_id': '4', 'wp:status': 'private' }),
      anItem({ 'wp:post_id': '5', 'wp:status': 'future', 'wp:post_date_gmt': '2026-09-01 10:00:00' }),
      anItem({ 'wp:post_id': '6', 'wp:status': 'future', 'wp:post_date_gmt': '2025-09-01 10:00:00' }),
      anItem({ 'wp:post_id': '7', 'wp:status': 'pending' }),
      anItem({ 'wp:post_id': '8', 'wp:status': 'trash' }),
      anItem({
        'wp:post_id': '9',
        'wp:post_name': '%ce%b5%cf%80%ce%af',
        title: 'Επίπεδο',
        link: 'https://quay.example/%ce%b5%cf%80%ce%af/',
        'dc:creator': '>ines',
      }),
      anItem({
        'wp:post_id': '20',
        'wp:post_type': 'page',
        'wp:post_name': 'search',
        title: 'Search',
        link: 'https://quay.example/about/search/',
      }),
      anItem({
        'wp:post_id': '21',
        'wp:post_type': 'page',
        'wp:post_name': 'about',
        title: 'About',
        link: 'https://quay.example/about/',
      }),
      anItem(
        {
          'wp:post_id': '22',
          'wp:post_type': 'page',
          'wp:post_name': 'guestbook',
          title: 'Guestbook',
          link: 'https://quay.example/guestbook/',
        },
        aCommentElement({ 'wp:comment_id': '30' }),
      ),
      anItem({ 'wp:post_id': '23', 'wp:post_type': 'nav_menu_item' }),
    ),
  );
  let report: ImportReport;

  beforeAll(async () => {
    report = await bring(file);
  });

  test('everything is counted', async () => {
    expect(report.carried).toMatchObject({ posts: 9, pages: 2, authors: 2, people: 3, tags: 1, comments: 8, media: 0 });
    expect(report.left.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['menu entries', 'posts', 'comments of the kind “order_note”']),
    );
  });

  test('a post keeps its words, dates, place and old addresses', async () => {
    const post = await postOf('1');
    expect(post).toMatchObject({
      ...{
        title: 'Untitled, 2 March 2021',
        slug: 'post-1',
        state: 'published',
        pinned: true,
        standfirst: 'In short',
        words: 2,
      },
      ...{ sourceFormat: 'html', html: '<p>One</p>\n<p>Two</p>', commentPolicy: 'open', commentCount: 4 },
    });
    expect(post.publishedAt).toEqual(new Date('2021-03-02T08:00:00Z'));
    const redirects = await db.redirect.findMany({ where: { target: '/posts/post-1' } });
    expect(redirects.map(({ path: from }) => from).sort()).toEqual(['/2021/03/post-1', '/?p=1']);
    expect(await db.postTag.count({ where: { postId: post.id } })).toBe(1);
  });

  test('nothing is public that was not public there', async () => {
    const states = Object.fromEntries(
      await Promise.all(['2', '3', '4', '5', '6', '7', '9'].map(async (id) => [id, (await postOf(id)).state])),
    );
    expect(states).toEqual({
      2: 'draft',
      3: 'draft',
      4: 'draft',
      5: 'scheduled',
      6: 'draft',
      7: 'review',
      9: 'published',
    });
    expect(await db.post.count({ where: { importedFrom: `${site}:post:8` } })).toBe(0);
  });

  test('letters of other scripts become an address, and the old one leads there', async () => {
    const { slug } = await postOf('9');
    expect(slug).toMatch(/^[a-z-]+$/);
    expect(await db.redirect.findUnique({ where: { path: '/%ce%b5%cf%80%ce%af' } })).toMatchObject({
      target: `/posts/${slug}`,
    });
  });

  test('authors work here when they can be reached, and have a page in any case', async () => {
    const ines = await db.person.findUniqueOrThrow({
      where: { emailFolded: 'ines@quay.example' },
      include: { author: true, bylines: true },
    });
    expect(ines).toMatchObject({ role: 'author', name: 'Ines Okafor', passwordHash: null, author: { handle: 'ines' } });
    expect(ines.bylines.length).toBeGreaterThan(5);
    const tomas = await db.person.findFirstOrThrow({ where: { name: 'Tomas Lind' }, include: { author: true } });
    expect(tomas).toMatchObject({ role: 'reader', email: null, author: { handle: 'tomas' } });
  });

  test('answers hang from what they answer, whatever their dates', async () => {
    const [answer, above] = [await commentOf('11'), await commentOf('12')];
    expect(answer.parentId).toBe(above.id);
    expect(answer).toMatchObject({
      state: 'approved',
      publishedAt: answer.sentAt,
      addressHash: null,
      html: '<p>Comment 11</p>',
    });
    expect(answer.person).toMatchObject({
      name: 'Ada Brandt',
      email: 'ada@readers.example',
      webAddress: 'https://ada.example/',
      role: 'reader',
    });
    expect((await commentOf('17')).person.name).toBe('Ines Okafor');
  });

  test('each state is kept, with what it needs', async () => {
    const pending = await commentOf('13');
    expect(pending).toMatchObject({ state: 'pending', parentId: null, decidedAt: null });
    expect(pending.dueAt!.getTime()).toBeGreaterThan(now.getTime());
    const rejected = await commentOf('14');
    expect(rejected).toMatchObject({ state: 'rejected', decisions: [{ kind: 'reject', rule: 'import' }] });
    expect(rejected.decisions[0]!.reason).toContain('bin');
    expect((await commentOf('15')).state).toBe('spam');
    expect(await commentOf('16')).toMatchObject({
      kind: 'pingback',
      person: { name: 'Elsewhere » A quay', email: null },
    });
  });

  test('no address that anybody wrote from is stored', async () => {
    expect(JSON.stringify(await db.comment.findMany())).not.toContain('198.51.100.7');
  });

  test('pages stand, never before an address of our own; those with comments become posts', async () => {
    const keys = await db.standingPage.findMany({ where: { importedFrom: { not: null } }, orderBy: { id: 'asc' } });
    expect(keys.map(({ key, published }) => [key, published])).toEqual([
      ['search-2', true],
      ['about', true],
    ]);
    expect(await db.redirect.findUnique({ where: { path: '/about/search' } })).toMatchObject({ target: '/search-2' });
    expect(await db.redirect.findUnique({ where: { path: '/about' } })).toBeNull();
    expect(await db.post.findUnique({ where: { importedFrom: `${site}:page:22` } })).toMatchObject({
      slug: 'guestbook',
      commentCount: 1,
    });
  });

  test('the log says what came, and which pages grew old', async () => {
    const events = await db.event.findMany({ where: { kind: 'archive.imported' } });
    expect(new Set(events.flatMap((event) => event.tags))).toEqual(
      new Set([
        ...events.flatMap((event) => event.tags),
        'posts',
        'post:post-1',
        tags.author('ines'),
        'tag:tides',
        'page:about',
        'answers',
      ]),
    );
  });

  test('again, and again: nothing changes', async () => {
    const before = await rows();
    for (const _ of [1, 2]) {
      const again = await bring(file);
      expect(Object.values(again.carried).every((count) => count === 0)).toBe(true);
      expect(again.present).toMatchObject({ posts: 9, pages: 2, authors: 2, tags: 1, comments: 8 });
      expect(await rows()).toEqual(before);
    }
  });

  test('what an editor changed here stays changed, and what is new there is added', async () => {
    await db.post.update({ where: { id: (await postOf('1')).id }, data: { title: 'A title at last' } });
    const more = fileWith(
      wxr(
        anAuthorElement(),
        anItem(
          { 'wp:post_id': '1', title: 'Something else' },
          aCommentElement({ 'wp:comment_id': '40', 'wp:comment_parent': '12' }),
        ),
        anItem({ 'wp:post_id': '41' }),
      ),
    );
    const again = await bring(more);
    expect(again.carried).toMatchObject({ posts: 1, comments: 1, people: 0 });
    expect((await postOf('1')).title).toBe('A title at last');
    expect((await commentOf('40')).parentId).toBe((await commentOf('12')).id);
  });
});

test('a dry run writes nothing and says what an import would do', async () => {
  const file = fileWith(
    wxr(
      anAuthorElement({ 'wp:author_login': 'dry', 'wp:author_email': 'dry@quay.example' }),
      anItem({ 'wp:post_id': '50' }, aCommentElement()),
    ),
  );
  const before = await rows();
  const dry = await bring(file, { dryRun: true });
  expect(await rows()).toEqual(before);
  const { carried } = await bring(file);
  expect(carried).toEqual(dry.carried);
  expect(carried.posts).toBe(1);
});

test('an import that broke off goes on where it stopped', async () => {
  const items = Array.from({ length: 30 }, (_, index) =>
    anItem({ 'wp:post_id': String(300 + index) }, aCommentElement({ 'wp:comment_id': String(400 + index) })),
  );
  const archive = await readWordpress(fileWith(wxr(anAuthorElement(), ...items)), now);
  const broken = {
    ...archive,
    async *entries() {
      let count = 0;
      for await (const entry of archive.entries()) {
        if (++count > 25) throw new Error('the machine went away');
        yield entry;
      }
    },
  };
  await expect(importArchive(system, broken, { now, dryRun: false })).rejects.toThrow('went away');
  expect(
    await db.post.count({ where: { importedFrom: { startsWith: `${site}:post:3`, not: `${site}:post:3` } } }),
  ).toBe(20);
  const { carried, present } = await bring(fileWith(wxr(anAuthorElement(), ...items)));
  expect([carried.posts, present.posts, carried.comments]).toEqual([10, 20, 10]);
});

describe('names', () => {
  test('somebody else’s name, a look-alike of it and a name that speaks for the house get a number', async () => {
    await aPerson({ name: 'Nadia Keller', email: 'nadia@readers.example' });
    const from = (id: string, name: string, email = '') =>
      aCommentElement({ 'wp:comment_id': id, 'wp:comment_author': name, 'wp:comment_author_email': email });
    const report = await bring(
      fileWith(
        wxr(
          anItem(
            { 'wp:post_id': '60' },
            from('61', 'Nadia Keller', 'other@readers.example'),
            from('62', 'N\u0430dia Keller'),
            from('63', 'Administrator'),
            from('64', 'x'.repeat(80)),
            from('65', '  '),
            from('66', 'Nadia Keller', 'NADIA@readers.example'),
            from('67', 'Somebody Else', 'nadia@readers.example'),
          ),
        ),
      ),
    );
    const names = await Promise.all(
      ['61', '62', '63', '64', '65', '66', '67'].map(async (id) => (await commentOf(id)).person),
    );
    expect(names.map(({ name }) => name)).toEqual([
      'Nadia Keller (2)',
      'N\u0430dia Keller (3)',
      'Administrator (2)',
      `${'x'.repeat(59)}…`,
      'Anonymous',
      'Nadia Keller',
      'Somebody Else',
    ]);
    expect(names.map(({ email }) => email)).toEqual([
      'other@readers.example',
      null,
      null,
      null,
      null,
      'nadia@readers.example',
      null,
    ]);
    expect(report.changed.filter(({ what }) => what === 'names').flatMap(({ titles }) => titles)).toHaveLength(5);
  });

  test('an e-mail address alone makes nobody an editor', async () => {
    const editor = await aPerson({ name: 'Edda Moor', email: 'edda@desk.example', role: 'editor' });
    await bring(
      fileWith(
        wxr(
          anAuthorElement({
            'wp:author_login': 'impostor',
            'wp:author_email': 'edda@desk.example',
            'wp:author_display_name': 'Somebody',
          }),
          anItem(
            { 'wp:post_id': '70', 'dc:creator': 'impostor' },
            aCommentElement({
              'wp:comment_id': '71',
              'wp:comment_author': 'Edda Moor',
              'wp:comment_author_email': 'edda@desk.example',
            }),
          ),
        ),
      ),
    );
    expect((await commentOf('71')).personId).not.toBe(editor.id);
    expect(await db.person.findFirstOrThrow({ where: { name: 'Somebody' } })).toMatchObject({
      role: 'reader',
      email: null,
    });
    expect(await db.person.findUniqueOrThrow({ where: { id: editor.id } })).toMatchObject({
      role: 'editor',
      importedFrom: null,
    });
  });
});

test('addresses that are taken get a number, and no redirect is taken over', async () => {
  await aPost({ slug: 'taken' });
  await db.redirect.create({ data: { path: '/2021/03/kept', target: '/elsewhere' } });
  const report = await bring(
    fileWith(
      wxr(
        anItem({ 'wp:post_id': '80', 'wp:post_name': 'taken' }),
        anItem({ 'wp:post_id': '81', 'wp:post_name': 'taken', link: 'https://quay.example/2021/03/kept/' }),
        anItem({ 'wp:post_id': '82', 'wp:post_name': '', title: '水', link: 'https://quay.example/posts/82/' }),
      ),
    ),
  );
  expect([(await postOf('80')).slug, (await postOf('81')).slug]).toEqual(['taken-2', 'taken-3']);
  expect((await postOf('82')).slug).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  expect(await db.redirect.findUnique({ where: { path: '/2021/03/kept' } })).toMatchObject({ target: '/elsewhere' });
  expect(await db.redirect.findUnique({ where: { path: '/posts/82' } })).toBeNull();
  expect(report.changed.some(({ what }) => what === 'addresses')).toBe(true);
});

test('pictures come into the library, once, and the text shows them from there', async () => {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const asked: string[] = [];
  const fetch: Fetch = (address) => {
    asked.push(address);
    const there = address.startsWith('https://quay.example/');
    return Promise.resolve(there ? { bytes } : { problem: 'refused', why: 'its server answered 404' });
  };
  const attachment = (id: string, file: string) =>
    anItem(
      {
        'wp:post_id': id,
        'wp:post_type': 'attachment',
        'wp:status': 'inherit',
        'wp:attachment_url': `https://quay.example/files/${file}`,
        'wp:post_parent': '90',
        'excerpt:encoded': 'The quay',
      },
      meta('_wp_attachment_image_alt', 'A quay'),
    );
  const text =
    '<a href="https://quay.example/files/quay.jpg"><img src="https://quay.example/files/quay-300x200.jpg" alt=""></a>' +
    '<img src="https://gone.example/x.png" alt="Gone">';
  const file = fileWith(
    wxr(
      anItem({ 'wp:post_id': '90', 'content:encoded': text }, meta('_thumbnail_id', '91')),
      attachment('91', 'quay.jpg'),
      attachment('92', 'unused.png'),
      attachment('93', 'sound.mp3'),
    ),
  );
  const { carried, left } = await bring(file, { fetch });
  expect(carried.media).toBe(2);
  expect(asked.sort()).toEqual([
    'https://gone.example/x.png',
    'https://quay.example/files/quay.jpg',
    'https://quay.example/files/unused.png',
  ]);

  const post = await db.post.findUniqueOrThrow({
    where: { importedFrom: `${site}:post:90` },
    include: { picture: true, mediaUses: true },
  });
  expect(post.picture).toMatchObject({ alt: 'A quay', caption: 'The quay' });
  expect(post.mediaUses).toHaveLength(1);
  const key = post.picture!.key;
  expect(post.html).toMatch(
    new RegExp(
      `<a href="/media/${key}/\\d+\\.jpg"><img [^>]*src="/media/${key}/\\d+\\.jpg" srcset="/media/${key}/[^>]*alt="A quay"`,
    ),
  );
  expect(post.html).toContain('<a href="https://gone.example/x.png">Picture: Gone</a>');
  expect(left.find(({ what }) => what === 'files')?.titles).toEqual(['sound.mp3']);
  const before = await rows();
  expect((await bring(file, { fetch })).carried.media).toBe(0);
  expect(await rows()).toEqual(before);
});

test('a host that does not answer is soon left alone', async () => {
  let asked = 0;
  const fetch: Fetch = () => {
    asked += 1;
    return Promise.resolve({ problem: 'away', why: 'far.example could not be reached' });
  };
  const text = Array.from({ length: 40 }, (_, index) => `<img src="https://far.example/${index}.jpg">`).join('\n');
  const { carried } = await bring(fileWith(wxr(anItem({ 'wp:post_id': '95', 'content:encoded': text }))), { fetch });
  expect(carried.media).toBe(0);
  expect(asked).toBe(2);
});

test('every hostile text is harmless wherever it stands', async () => {
  const items = xssStrings.map((hostile, index) =>
    anItem(
      {
        'wp:post_id': String(10_000 + index),
        title: hostile,
        'content:encoded': hostile,
        'excerpt:encoded': hostile,
        'wp:post_name': hostile,
        link: hostile,
        'dc:creator': 'ines',
      },
      aCommentElement({
        'wp:comment_id': String(20_000 + index),
        'wp:comment_author': hostile,
        'wp:comment_author_email': hostile,
        'wp:comment_author_url': hostile,
        'wp:comment_content': hostile,
      }),
    ),
  );
  const { carried } = await bring(fileWith(wxr(anAuthorElement(), ...items)));
  expect(carried).toMatchObject({ posts: items.length, comments: items.length });

  const posts = await db.post.findMany({ where: { importedFrom: { startsWith: `${site}:post:1` }, id: { gt: 0 } } });
  const wrong = posts.filter(({ html }) => violations(html, walls.post).length > 0 || sanitizeImported(html) !== html);
  expect(wrong.map(({ html, title }) => [title, html, violations(html, walls.post)])).toEqual([]);
  const comments = await db.comment.findMany({ include: { person: true } });
  expect(comments.flatMap(({ html }) => violations(html, walls.comment))).toEqual([]);
  expect(comments.filter(({ person }) => person.webAddress && !/^https?:\/\//.test(person.webAddress))).toEqual([]);
  expect(posts.every(({ slug }) => /^[a-z0-9][a-z0-9-]*$/.test(slug))).toBe(true);
  const targets = await db.redirect.findMany({ select: { target: true } });
  expect(targets.every(({ target }) => /^\/[a-z0-9./-]*$/.test(target))).toBe(true);
}, 120_000);

const real = fileURLToPath(new URL('../../../shared/data/wordpress/themeunittestdata.wordpress.xml', import.meta.url));

describe.skipIf(!existsSync(path.resolve(real)))('the WordPress project’s own test export', () => {
  test('three imports leave what one leaves', async () => {
    const first = await bring(real);
    expect(first.carried).toMatchObject({ posts: 60, pages: 19, authors: 2, comments: 33 });
    const before = await rows();
    for (const _ of [1, 2]) {
      await bring(real);
      expect(await rows()).toEqual(before);
    }
    const posts = await db.post.findMany({
      where: { importedFrom: { startsWith: 'wordpress:wpthemetestdata.wordpress.com:' } },
    });
    expect(posts.filter(({ html }) => violations(html, walls.post).length > 0).map(({ title }) => title)).toEqual([]);
    expect(posts.filter(({ title }) => title === '').length).toBe(0);
    const deepest = await db.comment.findFirstOrThrow({
      where: { source: { startsWith: 'Comment Depth 10' } },
      include: { person: true },
    });
    expect(deepest.parentId).not.toBeNull();
    expect(deepest.person.name).toBe('Theme Buster');
  });
});
