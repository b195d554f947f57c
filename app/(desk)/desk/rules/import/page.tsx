import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { ImportForm } from '@/components/rules/import-form';
import { requireDesk } from '@/lib/auth/desk';

export const metadata: Metadata = { title: 'Import rules' };

export default async function ImportRulesPage() {
  const actor = await requireDesk('/desk/rules/import', 'rule.read');
  return (
    <DeskFrame actor={actor} current="Rules">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Import rules</h1>
        </header>
        <ImportForm />
      </main>
    </DeskFrame>
  );
}
