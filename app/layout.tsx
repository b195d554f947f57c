import type { Metadata, Viewport } from 'next';
import type { CSSProperties, ReactNode } from 'react';
import './globals.css';
import { SpeculationRules } from '@/components/site/speculation-rules';
import { siteAddress } from '@/lib/settings/address';
import { getSettings } from '@/lib/settings/queries';

/** Next renders every page on request: real 404s and redirects, no data in the build. The page cache in front keeps what it may. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#10131a' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = await getSettings();
  return {
    metadataBase: new URL(siteAddress()),
    title: { default: title, template: `%s · ${title}` },
    description,
    applicationName: title,
    generator: 'Rejoinder',
    formatDetection: { telephone: false, address: false, email: false },
    openGraph: { siteName: title, type: 'website', title, description },
    twitter: { card: 'summary' },
    icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }] },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { title, language, accent } = await getSettings();
  const owned = accent ? ({ '--accent': accent } as CSSProperties) : undefined;
  return (
    <html lang={language} style={owned}>
      <head>
        <link
          rel="preload"
          href="/fonts/literata-5.3.0-text-basic.woff2"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        <link
          rel="preload"
          href="/fonts/archivo-5.3.0-text-basic.woff2"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        <link rel="alternate" type="application/rss+xml" title={`${title}: posts (RSS)`} href="/feed.xml" />
        <link rel="alternate" type="application/atom+xml" title={`${title}: posts (Atom)`} href="/atom.xml" />
        <link rel="alternate" type="application/feed+json" title={`${title}: posts (JSON Feed)`} href="/feed.json" />
        <link rel="search" type="application/opensearchdescription+xml" title={title} href="/opensearch.xml" />
        <SpeculationRules />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
