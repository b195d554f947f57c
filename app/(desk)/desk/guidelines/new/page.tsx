import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { ClauseForm } from '@/components/editor/clause-form';
import { requireDesk } from '@/lib/auth/desk';

export const metadata: Metadata = { title: 'A new clause' };

export default async function NewClausePage() {
  const actor = await requireDesk('/desk/guidelines/new', 'page.write');
  return (
    <DeskFrame actor={actor} current="Pages">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>A new clause</h1>
          <a className="button" href="/desk/guidelines">
            All clauses
          </a>
        </header>
        <ClauseForm clause={{ id: null, version: 0, title: '', summary: '', text: '' }} />
      </main>
    </DeskFrame>
  );
}
