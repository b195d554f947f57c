import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { LettersForm } from '@/components/desk/letters-form';
import { PreferencesForm } from '@/components/desk-keys/preferences-form';
import { requireDesk } from '@/lib/auth/desk';
import { getLetters, getPreferences } from '@/lib/desk/queries';

export const metadata: Metadata = { title: 'Preferences' };

export default async function PreferencesPage() {
  const actor = await requireDesk('/desk/preferences');
  const [preferences, letters] = await Promise.all([getPreferences(actor), getLetters(actor)]);
  if (!preferences) return null;
  return (
    <DeskFrame actor={actor} current="Preferences">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>How you work here</h1>
        </header>
        {letters && <LettersForm letters={letters} />}
        <PreferencesForm on={preferences.on} keys={preferences.keys} />
      </main>
    </DeskFrame>
  );
}
