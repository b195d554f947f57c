import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { RuleForm } from '@/components/rules/rule-form';
import { requireDesk } from '@/lib/auth/desk';

export const metadata: Metadata = { title: 'Write a rule' };

export default async function NewRulePage() {
  const actor = await requireDesk('/desk/rules/new', 'rule.read');
  return (
    <DeskFrame actor={actor} current="Rules">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Write a rule</h1>
        </header>
        <p>Try it on the past before you save it. It is saved switched off.</p>
        <RuleForm />
      </main>
    </DeskFrame>
  );
}
