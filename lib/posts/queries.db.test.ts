import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { getAnswersFeed, getAuthorFeed, getSiteFeed, getSitemap, getTagFeed } from '@/lib/feeds/queries';
import { getGuidelines, getNumbered, getOldAddress, getPage } from '@/lib/pages/queries';
import {
  getArchive,
  getArchivePosts,
  getAround,
  getAuthor,
  getAuthorListing,
  getLatest,
  getPost,
  getTag,
  getTagListing,
} from '@/lib/posts/queries';
import { search } from '@/lib/search/queries';
import { aComment, aGuideline, anAuthor, aPerson, aPost } from '@/lib/test/factories';

const SECRET = 'ivory owl'; // stands in everything that must not be seen
const everything = { scope: 'everything', page: 1 } as const;

async function aTag(slug: string) {
  return db.tag.create({ data: { slug, name: slug } });
}

test('only published posts are seen, whichever way a reader comes', async () => {
  const [tag, author] = [await aTag('owls'), await anAuthor({ name: 'Ada Quist', email: 'ada@secret.example' })];
  const handle = (await db.authorProfile.findUniqueOrThrow({ where: { personId: author.id } })).handle;
  const about = { tags: { create: [{ tagId: tag.id }] }, bylines: { create: [{ personId: author.id }] } };
  const shown = await aPost({
    slug: 'shown',
    title: 'A public owl',
    publishedAt: new Date('2024-05-06T07:00:00Z'),
    ...about,
  });
  const hidden = {
    title: SECRET,
    standfirst: SECRET,
    html: `<p>${SECRET}</p>`,
    publishedAt: new Date('2024-05-07T07:00:00Z'),
    ...about,
  };
  await aPost({ slug: 'draft', state: 'draft', ...hidden });
  await aPost({ slug: 'review', state: 'review', ...hidden });
  await aPost({ slug: 'scheduled', state: 'scheduled', scheduledFor: new Date('2030-01-01'), ...hidden });
  const withdrawn = await aPost({ slug: 'withdrawn', state: 'withdrawn', withdrawnAt: new Date(), ...hidden });
  const reader = await aPerson({ name: 'Bo Lind', email: 'bo@secret.example' });
  await aComment({ postId: withdrawn.id, personId: reader.id, state: 'approved', html: `<p>${SECRET}</p>` });
  await aComment({ postId: shown.id, personId: reader.id, state: 'approved', html: '<p>Owls are seen.</p>' });
  for (const state of ['pending', 'spam', 'withdrawn', 'deleted', 'rejected'] as const) {
    await aComment({ postId: shown.id, personId: reader.id, state, html: `<p>${SECRET} ${state}</p>`, useful: 99 });
  }

  const seen = [
    await getLatest(1),
    await getTagListing('owls', 1),
    await getAuthorListing(handle, 1),
    await getAuthor(handle),
    await getPost('shown'),
    await getAround(shown as { id: number; publishedAt: Date }),
    await getArchive(),
    await getArchivePosts(2024),
    await getSiteFeed('/feed.xml'),
    await getTagFeed('owls'),
    await getAuthorFeed(handle),
    await getAnswersFeed('shown', new Date()),
    await getSitemap(),
    await search({ words: 'owl', ...everything }),
    await search({ words: SECRET, ...everything }),
  ];
  const words = JSON.stringify(seen);
  expect(words).toContain('A public owl');
  expect(words).not.toContain(SECRET);
  expect(words).not.toContain('@secret.example');

  for (const slug of ['draft', 'review', 'scheduled']) expect(await getPost(slug)).toBeNull();
  expect(await getPost('withdrawn')).toEqual({ state: 'withdrawn' });
  expect(await getAnswersFeed('withdrawn', new Date())).toBeNull();
  expect((await getTagListing('owls', 1))?.total).toBe(1);
  expect((await getArchive()).find(({ year }) => year === 2024)?.months).toEqual([{ year: 2024, month: 5, posts: 1 }]);
  expect((await search({ words: 'owl', ...everything }))?.counts).toEqual({ posts: 1, answers: 1 });
});

test('a tag or an address that nothing published carries is not there', async () => {
  const tag = await aTag('unused');
  await aPost({ state: 'draft', tags: { create: [{ tagId: tag.id }] } });
  expect(await getTag('unused')).toBeNull();
  for (const wrong of ['UNUSED', '../x', 'a b', '\0', 'ü', '']) {
    expect(await getTag(wrong)).toBeNull();
    expect(await getPost(wrong)).toBeNull();
    expect(await getAuthor(wrong)).toBeNull();
  }
});

test('the best answer is the pinned one, else the most useful, and the author’s own only when nobody else spoke', async () => {
  const post = await aPost({ slug: 'argued', publishedAt: new Date('2040-01-01T00:00:00Z') });
  const { personId: authorId } = await db.byline.findFirstOrThrow({ where: { postId: post.id } });
  const best = async () => (await getLatest(1))?.posts.find(({ id }) => id === post.id)?.best?.words ?? null;
  const answer = (words: string, given: object) =>
    aComment({ postId: post.id, state: 'approved', html: `<p>${words}</p>`, ...given });

  expect(await best()).toBeNull();
  await answer('The author explains.', { personId: authorId, useful: 50 });
  expect(await best()).toBe('The author explains.');
  await answer('A reader doubts.', { useful: 1 });
  expect(await best()).toBe('A reader doubts.');
  await answer('Another knows.', { useful: 7 });
  await answer('Elsewhere.', { useful: 90, kind: 'pingback' });
  expect(await best()).toBe('Another knows.');
  await answer('Pinned.', { pinned: true });
  expect(await best()).toBe('Pinned.');
});

test('pages of the list hold every post once, newest first, and end', async () => {
  await db.setting.upsert({
    where: { key: 'site' },
    create: { key: 'site', value: { postsPerPage: 3 } },
    update: { value: { postsPerPage: 3 } },
  });
  const same = new Date('2019-01-01T00:00:00Z');
  for (let count = 0; count < 7; count++) await aPost({ publishedAt: same });
  const total = await db.post.count({ where: { state: 'published' } });
  const pages = Math.ceil(total / 3);
  const seen: number[] = [];
  for (let number = 1; number <= pages; number++) seen.push(...(await getLatest(number))!.posts.map(({ id }) => id));
  expect(new Set(seen).size).toBe(total);
  expect(seen).toHaveLength(total);
  expect(await getLatest(pages + 1)).toBeNull();
  const expected = await db.post.findMany({
    where: { state: 'published' },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  expect(seen).toEqual(expected.map(({ id }) => id));
});

test('a post stands between the one before and the one after, also when they share a moment', async () => {
  const at = new Date('2018-03-04T05:06:07Z');
  const [first, second, third] = [
    await aPost({ publishedAt: at }),
    await aPost({ publishedAt: at }),
    await aPost({ publishedAt: at }),
  ];
  const around = await getAround({ id: second.id, publishedAt: at });
  expect(around.earlier?.slug).toBe(first.slug);
  expect(around.later?.slug).toBe(third.slug);
});

test('related posts are those that share the rarer tag', async () => {
  const [common, rare] = [await aTag('common'), await aTag('rare')];
  const tagged = (...tags: { id: number }[]) => aPost({ tags: { create: tags.map(({ id }) => ({ tagId: id })) } });
  const post = await tagged(common, rare);
  const near = await tagged(rare);
  for (let count = 0; count < 4; count++) await tagged(common);
  const { related } = await getAround({ id: post.id, publishedAt: post.publishedAt! });
  expect(related[0]?.id).toBe(near.id);
  expect(related.map(({ id }) => id)).not.toContain(post.id);
});

test('the archive counts in the blog’s own time zone', async () => {
  await db.setting.upsert({
    where: { key: 'site' },
    create: { key: 'site', value: {} },
    update: {
      value: {
        promise: {
          calendar: {
            timeZone: 'Pacific/Auckland',
            weekly: { mon: [['09:00', '17:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
          },
        },
      },
    },
  });
  await aPost({ slug: 'late', publishedAt: new Date('2009-12-31T18:00:00Z') }); // the morning of 1 January 2010 in Auckland
  expect((await getArchivePosts(2010, 1)).map(({ slug }) => slug)).toEqual(['late']);
  expect(await getArchivePosts(2009)).toEqual([]);
  expect((await getArchive()).find(({ year }) => year === 2010)?.months).toEqual([{ year: 2010, month: 1, posts: 1 }]);
});

test('standing pages, clauses and old addresses are found; what is not published or retired is not', async () => {
  await db.standingPage.create({ data: { key: 'terms', title: 'Terms', html: '<table><tr><td>1</td></tr></table>' } });
  await db.standingPage.create({ data: { key: 'plans', title: SECRET, html: '', published: false } });
  await db.redirect.createMany({
    data: [
      { path: '/2012/03/old/', target: '/posts/shown' },
      { path: '/?p=12', target: '/posts/shown' },
      { path: '/blog/?p=13', target: '/posts/shown' },
    ],
  });
  await aGuideline({ number: 900 });
  await aGuideline({ number: 901, retiredAt: new Date() });
  expect((await getPage('terms'))?.html).toContain('class="scroll"');
  expect(await getPage('plans')).toBeNull();
  expect((await getPage('guidelines'))?.title).toBe('Community guidelines');
  expect(await getOldAddress('/2012/03/old')).toEqual({ target: '/posts/shown', permanent: true });
  expect(await getOldAddress('/feed')).toEqual({ target: '/feed.xml', permanent: true });
  expect(await getOldAddress('/nothing%00')).toBeNull();
  expect((await getNumbered('/', { p: '12' }))?.target).toBe('/posts/shown');
  expect((await getNumbered('/blog', { p: '13' }))?.target).toBe('/posts/shown');
  expect(await getNumbered('/', { p: '1; drop' })).toBeNull();
  const numbers = (await getGuidelines()).map(({ number }) => number);
  expect(numbers).toContain(900);
  expect(numbers).not.toContain(901);
});

test('a search is ranked, marked by us alone, and no words can break it', async () => {
  const gauge = { publishedAt: new Date('2017-01-01T00:00:00Z') };
  const inTitle = await aPost({ title: 'The wimbrel gauge', html: '<p>Words.</p>', ...gauge });
  const inText = await aPost({
    title: 'Other',
    html: '<p>One \u{E000}wimbrel\u{E001} &lt;b&gt; among many words.</p>',
    ...gauge,
  });
  const outcome = await search({ words: 'wimbrels', ...everything });
  expect(outcome?.hits.map(({ id }) => id)).toEqual([inTitle.id, inText.id]);
  const passage = outcome!.hits[1]!.passage;
  expect(passage.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['wimbrel']);
  expect(passage.map(({ text }) => text).join('')).toContain('<b>');
  expect((await search({ words: 'wimbrel', scope: 'answers', page: 1 }))?.hits).toEqual([]);
  for (const words of [
    "'; drop table post; --",
    '"',
    '(((',
    '& | !',
    '\\',
    'a:*',
    '<-> <->',
    '%_',
    '🦉',
    'or or',
    '-',
    '""',
  ]) {
    expect((await search({ words, ...everything }))?.page).toBe(1);
  }
});
