import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { DeskFigures } from '@/components/figures/desk-figures';
import styles from '@/components/figures/figures.module.css';
import { requireDesk } from '@/lib/auth/desk';
import { getDeskFigures, spans } from '@/lib/figures/queries';

export const metadata: Metadata = { title: 'Figures' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const names = { 14: 'Two weeks', 30: '30 days', 90: '90 days', 365: 'A year' };

export default async function FiguresPage({ searchParams }: Props) {
  const { days: asked } = await searchParams;
  const days = spans.find((span) => String(span) === asked) ?? 30;
  const actor = await requireDesk('/desk/figures', 'comment.decide');
  const figures = await getDeskFigures(actor, days, new Date());
  if (!figures) return null;
  return (
    <DeskFrame actor={actor} current="Figures">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Figures</h1>
          <nav aria-label="Time">
            <ul className={styles.span} role="list">
              {spans.map((span) => (
                <li key={span}>
                  <a href={`/desk/figures?days=${span}`} aria-current={span === days ? 'true' : undefined}>
                    {names[span]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <DeskFigures figures={figures} />
        <p className="ui">
          What everybody may know of this is on the <a href="/transparency">transparency page</a>, counted from the log.
        </p>
      </main>
    </DeskFrame>
  );
}
