import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { RuleList } from '@/components/rules/rule-list';
import { SampleBox } from '@/components/rules/sample-box';
import { requireDesk } from '@/lib/auth/desk';
import { getRules } from '@/lib/rules/queries';

export const metadata: Metadata = { title: 'Rules' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RulesPage({ searchParams }: Props) {
  const actor = await requireDesk('/desk/rules', 'rule.read');
  const [found, asked] = await Promise.all([getRules(actor), searchParams]);
  if (!found) return null;
  return (
    <DeskFrame actor={actor} current="Rules">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Word rules</h1>
          <div className="actions">
            {found.mayWrite && (
              <>
                <a className="button first" href="/desk/rules/new">
                  Write a rule
                </a>
                <a className="button" href="/desk/rules/import">
                  Import
                </a>
              </>
            )}
            <a className="button" href="/desk/rules/export?format=csv" download>
              Export as a table
            </a>
            <a className="button" href="/desk/rules/export?format=txt" download>
              Export as a list
            </a>
          </div>
        </header>
        {asked.done === 'removed' && (
          <p className={desk.said} role="status">
            The rule is removed. What it held or binned stays as it is.
          </p>
        )}
        {!found.mayWrite && (
          <p>You are an editor of chosen tags; rules hold for the whole blog, so others write them.</p>
        )}
        <RuleList rules={found.rules} looked={found.looked} />
        <section aria-labelledby="try">
          <h2 id="try">What do the rules say?</h2>
          <SampleBox />
        </section>
      </main>
    </DeskFrame>
  );
}
