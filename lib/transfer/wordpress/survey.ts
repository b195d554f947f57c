import { slugify } from '@/lib/text/slug';
import {
  type ArchiveAuthor,
  ArchiveFault,
  type ArchiveHead,
  type ArchiveMedia,
  type ArchiveNote,
  type ArchiveRedirect,
  type ArchiveTag,
} from '../archive';
import { type Element, elementsOf } from './elements';
import { addressOf, emailOf, field, line, nameOf, pathOf, proseOf, titleOf, unescapeSlug } from './fields';

/** What a first reading of the file finds out: enough to read every text of it in the second. */
export type Survey = {
  head: ArchiveHead;
  base: string; // path of the blog on its host: '' or '/blog'
  kinds: Map<string, 'post' | 'page'>; // by WordPress's number; what is not here is not carried
  mediaById: Map<string, ArchiveMedia>;
  picturesOf: Map<string, ArchiveMedia[]>; // by the number of the post they were uploaded to
  tagFor(domain: string, nicename: string, name: string): ArchiveTag | null;
  ownPath(address: URL): string | null;
};

export async function surveyOf(file: string, progress?: (share: number) => void): Promise<Survey> {
  const surveyor = new Surveyor();
  for await (const element of elementsOf(file, progress)) surveyor.meet(element);
  return surveyor.finish();
}

export function authorOf({ head }: Pick<Survey, 'head'>, creator: string): ArchiveAuthor | undefined {
  const wanted = loginOf(creator);
  return head.authors.find((author) => author.otherNames[0] === wanted || author.name === creator.trim());
}

/** Exports by hand have stray characters around a login: `>name`. */
function loginOf(creator: string): string {
  return creator.trim().replace(/^[<>"'\s]+|(?<![<>"'\s])[<>"'\s]+$/g, '');
}

const NOT_CARRIED: Record<string, [what: string, why: string]> = {
  nav_menu_item: ['menu entries', 'this blog has a navigation of its own'],
  revision: ['old revisions', 'only the newest text is carried'],
  custom_css: ['style sheets', 'this blog has its own looks'],
  customize_changeset: ['theme settings', 'this blog has its own looks'],
  wp_global_styles: ['theme settings', 'this blog has its own looks'],
  wp_template: ['theme templates', 'this blog has its own looks'],
  wp_template_part: ['theme templates', 'this blog has its own looks'],
  wp_navigation: ['menu entries', 'this blog has a navigation of its own'],
  wp_block: ['reusable blocks', 'they belong to the block editor'],
  oembed_cache: ['cached embeds', 'they are copies of what other sites showed'],
};

const STATES_LEFT: Record<string, string> = {
  trash: 'was in the bin',
  'auto-draft': 'was an empty draft that WordPress keeps for itself',
  inherit: 'belongs to another entry',
};

/** Whether an item becomes an entry, or why not. */
function whyLeft(item: Element): string | undefined {
  return line(item, 'wp:post_id') ? STATES_LEFT[line(item, 'wp:status')] : 'has no number';
}

/** The items that the survey counted, each number once, as there. */
export async function* entryItems(items: AsyncIterable<Element>): AsyncGenerator<Element> {
  const seen = new Set<string>();
  for await (const item of items) {
    const id = line(item, 'wp:post_id');
    const isEntry = item.name === 'item' && /^(post|page)$/.test(line(item, 'wp:post_type'));
    if (!isEntry || seen.has(id) || whyLeft(item)) continue;
    seen.add(id);
    yield item;
  }
}

class Surveyor {
  private title = '';
  private link = '';
  private blog = '';
  private version = '';
  private readonly notes: ArchiveNote[] = [];
  private readonly authors: ArchiveAuthor[] = [];
  private readonly tags = new Map<string, ArchiveTag>(); // by name
  private readonly tagsBySlug = new Map<string, ArchiveTag>(); // by taxonomy and nicename
  private readonly parents = new Map<string, string>(); // of categories, by nicename
  private readonly media: ArchiveMedia[] = [];
  private readonly mediaById = new Map<string, ArchiveMedia>();
  private readonly picturesOf = new Map<string, ArchiveMedia[]>();
  private readonly attachments: { path: string; parent: string }[] = [];
  private readonly kinds = new Map<string, 'post' | 'page'>();
  private readonly paths = new Set<string>();
  private comments = 0;

  meet(element: Element) {
    const read = this.readers[element.name];
    read?.(element);
  }

  private readonly readers: Record<string, (element: Element) => void> = {
    title: ({ text }) => {
      this.title ||= titleOf(text);
    },
    link: ({ text }) => {
      this.link ||= text.trim();
    },
    'wp:base_blog_url': ({ text }) => {
      this.blog = text.trim();
    },
    'wp:wxr_version': ({ text }) => {
      this.version = text.trim();
      if (!/^1\.\d+$/.test(this.version)) {
        throw new ArchiveFault(`This export has the version ${this.version.slice(0, 20)}; we can read 1.0 to 1.2.`);
      }
    },
    'wp:author': (element) => this.meetAuthor(element),
    'wp:category': (element) => this.meetCategory(element),
    'wp:tag': (element) => {
      const tag = this.tagFor('post_tag', line(element, 'wp:tag_slug'), field(element, 'wp:tag_name'));
      if (tag) tag.description ||= proseOf(field(element, 'wp:tag_description'));
    },
    'wp:term': (element) => {
      const taxonomy = line(element, 'wp:term_taxonomy');
      const domain = taxonomy === 'category' || taxonomy === 'post_tag' ? taxonomy : null;
      if (domain) this.tagFor(domain, line(element, 'wp:term_slug'), field(element, 'wp:term_name'));
      else
        this.left(
          'lists of another kind',
          nameOf(field(element, 'wp:term_name')),
          `“${taxonomy}” belongs to a theme or a plugin`,
        );
    },
    item: (element) => this.meetItem(element),
  };

  finish(): Survey {
    if (!this.version) throw notWordpress();
    const address = this.address();
    for (const [nicename, parent] of this.parents) this.placeCategory(nicename, parent);
    const head: ArchiveHead = {
      site: { origin: this.origin(), title: this.title, address: address ? address.origin + this.base() : '' },
      authors: this.authors,
      tags: [...this.tags.values()],
      media: this.media,
      redirects: this.redirects(),
      counts: { posts: this.count('post'), pages: this.count('page'), comments: this.comments },
      notes: this.notes,
    };
    for (const path of head.tags.flatMap((tag) => tag.oldPaths)) this.paths.add(path);
    return {
      head,
      base: this.base(),
      kinds: this.kinds,
      mediaById: this.mediaById,
      picturesOf: this.picturesOf,
      tagFor: (domain, nicename, name) => this.tagFor(domain, nicename, name),
      ownPath: (url) => this.ownPath(url),
    };
  }

  private meetAuthor(element: Element) {
    const login = loginOf(line(element, 'wp:author_login'));
    const written = [line(element, 'wp:author_first_name'), line(element, 'wp:author_last_name')]
      .filter(Boolean)
      .join(' ');
    const name = nameOf(field(element, 'wp:author_display_name')) || nameOf(written) || nameOf(login);
    if (!login && !name) return;
    this.addAuthor({ login: login || name, name, email: emailOf(line(element, 'wp:author_email')) });
  }

  private addAuthor({ login, name, email }: { login: string; name: string; email: string | null }) {
    if (this.authors.some((known) => known.otherNames[0] === login)) return;
    this.authors.push({
      origin: `${this.origin()}:author:${login}`,
      name: name || login,
      email,
      otherNames: [login],
      bio: '',
    });
  }

  private meetCategory(element: Element) {
    const nicename = line(element, 'wp:category_nicename');
    const tag = this.tagFor('category', nicename, field(element, 'wp:cat_name'));
    if (!tag) return;
    tag.description ||= proseOf(field(element, 'wp:category_description'));
    const parent = line(element, 'wp:category_parent');
    if (parent) {
      this.parents.set(nicename, parent);
      this.changed('categories', tag.name, 'stood below another; as a tag it stands beside it');
    }
  }

  /** Categories and tags of one name are one tag. */
  private tagFor(domain: string, nicename: string, written: string): ArchiveTag | null {
    if (domain !== 'category' && domain !== 'post_tag' && domain !== 'tag') return null;
    const taxonomy = domain === 'category' ? 'category' : 'tag';
    const slug = unescapeSlug(nicename);
    if (slug === 'uncategorized') {
      if (!this.tagsBySlug.has('uncategorized')) {
        this.left('tags', 'Uncategorized', 'it says that a post has no category');
        this.tagsBySlug.set('uncategorized', { origin: '', name: '', slug: '', description: '', oldPaths: [] });
      }
      return null;
    }
    const known = this.tagsBySlug.get(`${taxonomy}:${nicename}`);
    if (known && nicename) return known;
    const name = nameOf(written) || slug;
    if (!name) return null;
    const key = name.toLowerCase();
    const tag = this.tags.get(key) ?? {
      origin: `${this.origin()}:tag:${key}`,
      name: [...name].slice(0, 100).join(''),
      slug: slugify(name) === 'post' && key !== 'post' ? slugify(slug) : slugify(name),
      description: '',
      oldPaths: [],
    };
    if (!nicename) {
      this.tags.set(key, tag);
      return tag;
    }
    if (this.tags.has(key))
      this.changed('categories and tags', name, 'a category and a tag of one name became one tag');
    this.tags.set(key, tag);
    this.tagsBySlug.set(`${taxonomy}:${nicename}`, tag);
    tag.oldPaths.push(`${this.base()}/${taxonomy}/${nicename}/`);
    return tag;
  }

  /** `/category/parent/child/`, as WordPress addresses them. */
  private placeCategory(nicename: string, parent: string) {
    const above = [parent];
    for (let next = this.parents.get(parent); next && !above.includes(next); next = this.parents.get(next))
      above.unshift(next);
    this.tagsBySlug
      .get(`category:${nicename}`)
      ?.oldPaths.push(`${this.base()}/category/${[...above, nicename].join('/')}/`);
  }

  private meetItem(item: Element) {
    if (!this.version) throw notWordpress();
    const id = line(item, 'wp:post_id');
    const type = line(item, 'wp:post_type');
    const title = titleOf(field(item, 'title')) || `number ${id}`;
    if (type === 'attachment') return this.meetAttachment(item, id);

    if (type !== 'post' && type !== 'page') {
      const [what, why] = NOT_CARRIED[type] ?? [`entries of the kind “${type}”`, 'a theme or a plugin made them'];
      return this.left(what, type === 'nav_menu_item' ? '' : title, why);
    }
    const kind = type;
    const why = whyLeft(item) ?? (this.kinds.has(id) ? 'is in the file twice' : undefined);
    if (why) return this.left(`${kind}s`, title, why);

    this.kinds.set(id, kind);
    const link = pathOf(line(item, 'link'));
    if (link) this.paths.add(link);
    this.paths.add(`${this.base()}/?${kind === 'page' ? 'page_id' : 'p'}=${id}`);
    const creator = loginOf(line(item, 'dc:creator'));
    if (creator && !authorOf({ head: { authors: this.authors } as ArchiveHead }, creator)) {
      this.addAuthor({ login: creator, name: nameOf(creator), email: null });
    }
    for (const child of item.children) {
      if (child.name === 'category') this.meetLabel(child, title);
      if (child.name === 'wp:comment' && isReaders(child)) this.comments += 1;
    }
  }

  private meetLabel({ attributes, text }: Element, title: string) {
    const domain = attributes.domain ?? 'category';
    if (['category', 'post_tag', 'tag'].includes(domain)) this.tagFor(domain, attributes.nicename ?? '', text);
    else if (domain === 'post_format') this.changed('post formats', title, 'all posts have one form here');
    else this.left('labels of another kind', title, `“${domain}” belongs to a theme or a plugin`);
  }

  private meetAttachment(item: Element, id: string) {
    const address = addressOf(line(item, 'wp:attachment_url') || line(item, 'guid'));
    const title = titleOf(field(item, 'title'));
    if (!address) return this.left('files', title, 'has no address');
    const file = address.pathname.split('/').at(-1) ?? '';
    const alt = item.children.find((child) => line(child, 'wp:meta_key') === '_wp_attachment_image_alt');
    const media: ArchiveMedia = {
      origin: `${this.origin()}:attachment:${id}`,
      address: address.href,
      name: file,
      alt: alt ? titleOf(field(alt, 'wp:meta_value')) : '',
      caption: proseOf(field(item, 'excerpt:encoded')),
      isPicture: /\.(jpe?g|png|gif|webp)$/i.test(file),
    };
    this.media.push(media);
    this.mediaById.set(id, media);
    const parent = line(item, 'wp:post_parent');
    if (!media.isPicture) this.left('files', file, 'only pictures are carried; links to other files stay');
    else this.picturesOf.set(parent, [...(this.picturesOf.get(parent) ?? []), media]);
    const path = pathOf(line(item, 'link'));
    if (path && parent && parent !== '0') this.attachments.push({ path, parent });
  }

  private redirects(): ArchiveRedirect[] {
    const ofAuthors = this.authors.map(({ origin, otherNames }) => ({
      path: `${this.base()}/author/${slugify(otherNames[0]!)}/`,
      to: { kind: 'author' as const, origin },
    }));
    const ofAttachments = this.attachments
      .filter(({ path, parent }) => this.kinds.has(parent) && !this.paths.has(path))
      .map(({ path, parent }) => ({
        path,
        to: { kind: 'entry' as const, origin: `${this.origin()}:${this.kinds.get(parent)}:${parent}` },
      }));
    const feed = { path: `${this.base()}/feed/`, to: { kind: 'path' as const, path: '/feed.xml' } };
    return [...ofAuthors, ...ofAttachments, feed];
  }

  private ownPath(url: URL): string | null {
    if (url.hostname !== this.address()?.hostname) return null;
    const path = pathOf(url.href);
    if (path === null) return '/';
    const known = [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`];
    return known.find((one) => this.paths.has(one)) ?? null;
  }

  private address(): URL | null {
    return addressOf(this.blog) ?? addressOf(this.link);
  }

  private base(): string {
    return this.address()?.pathname.replace(/(?<!\/)\/+$/, '') ?? '';
  }

  private origin(): string {
    const host = this.address()?.host ?? 'unknown';
    return `wordpress:${host}${this.base()}`;
  }

  private count(kind: 'post' | 'page'): number {
    return [...this.kinds.values()].filter((one) => one === kind).length;
  }

  private left(what: string, title: string, why: string) {
    this.notes.push({ fate: 'left', what, title, why });
  }

  private changed(what: string, title: string, why: string) {
    this.notes.push({ fate: 'changed', what, title, why });
  }
}

function isReaders(comment: Element): boolean {
  return ['', 'comment', 'pingback', 'trackback'].includes(line(comment, 'wp:comment_type'));
}

function notWordpress() {
  return new ArchiveFault(
    'This is a feed, not a WordPress export: it does not say which version of the export it is (wp:wxr_version).',
  );
}
