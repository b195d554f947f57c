import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { RuleForm } from '@/components/rules/rule-form';
import { RuleSwitch } from '@/components/rules/rule-switch';
import { RuleTrial } from '@/components/rules/rule-trial';
import styles from '@/components/rules/rules.module.css';
import { requireDesk } from '@/lib/auth/desk';
import { getRule, getTrial } from '@/lib/rules/queries';

export const metadata: Metadata = { title: 'A rule' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const said: Record<string, string> = {
  added: 'Saved, switched off. Below is what it would have done.',
  changed: 'Saved.',
  on: 'It is on.',
  off: 'It is off.',
};

export default async function RulePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireDesk(`/desk/rules/${encodeURIComponent(id)}`, 'rule.read');
  const rule = /^[1-9][0-9]{0,8}$/.test(id) ? await getRule(actor, Number(id)) : null;
  if (!rule) notFound();
  const [trial, asked] = await Promise.all([getTrial(actor, rule), searchParams]);
  const done = said[String(asked.done ?? '')];
  const typed = {
    kind: rule.kind,
    pattern: rule.pattern,
    effect: rule.effect,
    inflected: rule.inflected ? 'yes' : '',
    lookalikes: rule.lookalikes ? 'yes' : '',
    exceptions: rule.exceptions,
    note: rule.note,
  };
  return (
    <DeskFrame actor={actor} current="Rules">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title} dir="auto">
            {rule.pattern}
          </h1>
          <a className="button" href="/desk/rules">
            All rules
          </a>
        </header>
        {done && (
          <p className={desk.said} role="status">
            {done}
          </p>
        )}
        <p>
          This rule is <b>{rule.active ? 'on' : 'off'}</b>.
          {!rule.active && ' See what it would have done, then switch it on.'}
        </p>
        {rule.forms.length > 0 && (
          <p className={styles.forms}>Finds {rule.forms.map((forms) => forms.join(', ')).join(' · ')}.</p>
        )}
        {trial && <RuleTrial trial={trial} />}
        {rule.mayWrite && (
          <>
            <RuleSwitch rule={{ id: rule.id, version: rule.version, active: rule.active }} />
            <section aria-labelledby="change">
              <h2 id="change">Change it</h2>
              <RuleForm key={rule.version} rule={{ id: rule.id, version: rule.version, active: rule.active, typed }} />
            </section>
          </>
        )}
      </main>
    </DeskFrame>
  );
}
