import type { Metadata } from 'next';
import { SiteFrame } from '@/components/site/site-frame';
import { addressOf } from '@/lib/settings/address';
import { getSettings } from '@/lib/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const { title } = await getSettings();
  return {
    title: 'Follow us',
    description: `How to hear of new posts on ${title}.`,
    alternates: { canonical: addressOf('/follow') },
  };
}

const feeds = [
  { href: '/feed.xml', name: 'RSS', words: 'the oldest kind; every reader takes it.' },
  { href: '/atom.xml', name: 'Atom', words: 'the same posts, said more exactly.' },
  { href: '/feed.json', name: 'JSON Feed', words: 'for programs that would rather not read XML.' },
];

export default async function FollowPage() {
  const { title, social } = await getSettings();
  return (
    <SiteFrame current="/follow">
      <div className="sheet">
        <h1 className="page-title">Follow {title}</h1>
        <div className="prose">
          <h2>By feed</h2>
          <p>
            A feed is an address that a feed reader looks at for you. Nobody learns that you follow us, and you leave by
            forgetting the address.
          </p>
          <ul>
            {feeds.map(({ href, name, words }) => (
              <li key={href}>
                <a href={href}>{name}</a>: {words}
              </li>
            ))}
          </ul>
          <p>
            Each subject, each author and each conversation has a feed of its own as well: look for the word “Feed” on
            its page, or “Answers as a feed” beside the answers.
          </p>
          {social.length > 0 && (
            <>
              <h2>Elsewhere</h2>
              <ul>
                {social.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href} rel="me noopener">
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </SiteFrame>
  );
}
