import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { HoursForm } from '@/components/settings/hours-form';
import { requireDesk } from '@/lib/auth/desk';
import { getHoursToChange } from '@/lib/settings/hours/queries';

export const metadata: Metadata = { title: 'Hours' };

export default async function HoursPage() {
  const actor = await requireDesk('/desk/settings/hours', 'settings.change');
  const hours = await getHoursToChange(actor, new Date());
  if (!hours) return null;
  return (
    <DeskFrame actor={actor} current="Settings">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Hours and the promise</h1>
          <p className="actions">
            <a className="button" href="/desk/settings">
              All other settings
            </a>
          </p>
        </header>
        <HoursForm {...hours} />
      </main>
    </DeskFrame>
  );
}
