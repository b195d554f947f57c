import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { SettingsForm } from '@/components/settings/settings-form';
import { requireDesk } from '@/lib/auth/desk';
import { getSettingsToChange } from '@/lib/settings/changing/queries';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const actor = await requireDesk('/desk/settings', 'settings.change');
  const settings = await getSettingsToChange(actor);
  if (!settings) return null;
  return (
    <DeskFrame actor={actor} current="Settings">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Settings</h1>
          <p className="actions">
            <a className="button" href="/desk/settings/hours">
              Hours and the promise
            </a>
            <a className="button" href="/desk/settings/links">
              Navigation and links
            </a>
            <a className="button" href="/desk/guidelines">
              Guidelines
            </a>
          </p>
        </header>
        <SettingsForm version={settings.version} fields={settings.fields} />
      </main>
    </DeskFrame>
  );
}
