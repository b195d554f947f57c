/** What the demonstration blog is made of. Times are relative to its first start, so that it is never an old blog. */

export type DemoPost = {
  slug: string;
  title: string;
  standfirst: string;
  author: string; // handle
  tags: string[]; // slugs
  daysAgo: number; // published so many days before the day of the first start
  time: string; // at this local time, HH:MM
  picture: { file: string; alt: string; caption: string } | null;
  source: string; // Markdown; its pictures are named by file
};

export type DemoTag = { slug: string; name: string; description: string };

export type DemoAuthor = {
  handle: string;
  name: string;
  email: string;
  clause: string; // continues the byline: "By NAME, …"
  bio: string; // Markdown
  link: { label: string; href: string };
  picture: string; // file
};

export type DemoPerson = {
  key: string;
  name: string;
  email: string;
  webAddress?: string;
} & ({ role: 'guest' } | { role: 'member'; joinedDaysAgo: number });

export type DemoEditor = { key: string; name: string; email: string };

export type DemoComment = {
  key: string;
  post: string; // slug
  parent?: string; // key
  author: string; // key of a person, or handle of an author
  quotes?: string; // the hook: words of the post, or of the parent
  body: string; // the small Markdown of comments
} & (
  | { state: 'approved'; hoursAfter: number; useful: number; pinned?: true; best?: true }
  | { state: 'rejected'; hoursAfter: number; clause: number; words: string }
  | { state: 'spam' | 'withdrawn'; hoursAfter: number }
  | { state: 'pending'; minutesAgo: number; heldFor: string }
);

export type DemoGuideline = { number: number; title: string; summary: string; text: string };

export type DemoReason = { clause: number; title: string; words: string };

export type DemoPage = { key: string; title: string; source: string };
