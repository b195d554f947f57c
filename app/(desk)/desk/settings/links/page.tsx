import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { LinksForm } from '@/components/settings/links-form';
import { usualLinks } from '@/components/site/navigation';
import { requireDesk } from '@/lib/auth/desk';
import { getLinksToChange } from '@/lib/settings/changing/queries';

export const metadata: Metadata = { title: 'Navigation and links' };

export default async function LinksPage() {
  const actor = await requireDesk('/desk/settings/links', 'settings.change');
  const settings = await getLinksToChange(actor);
  if (!settings) return null;
  const { version, links } = settings;
  const navigation = links.navigation.length > 0 ? links.navigation : usualLinks;
  return (
    <DeskFrame actor={actor} current="Settings">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Navigation and links</h1>
          <a className="button" href="/desk/settings">
            All settings
          </a>
        </header>
        <LinksForm version={version} links={{ ...links, navigation }} />
      </main>
    </DeskFrame>
  );
}
