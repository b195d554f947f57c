import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Desk', template: '%s · Desk' },
  robots: { index: false, follow: false },
};

/** Checks nothing: a layout is not asked again when one moves between its pages, so every page asks by itself. */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return children;
}
