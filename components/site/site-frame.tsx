import type { ReactNode } from 'react';
import { Awake } from '@/components/site/awake';
import { Masthead } from '@/components/site/masthead';
import { SiteFooter } from '@/components/site/site-footer';
import { getSettings } from '@/lib/settings/queries';

type Props = {
  current?: string; // the address of the navigation's link that leads here
  front?: boolean; // the front page: its name is the page's heading
  children: ReactNode;
};

/** The blog's name above and its standing pages below, on every page but the desk's. */
export async function SiteFrame({ current, front = false, children }: Props) {
  const settings = await getSettings();
  return (
    <>
      <Masthead settings={settings} current={current} front={front} />
      <main id="main">{children}</main>
      <SiteFooter settings={settings} />
      <Awake />
    </>
  );
}
