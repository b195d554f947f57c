import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DeskFrame } from '@/components/desk/desk-frame';
import styles from '@/components/figures/today.module.css';
import { DaysChart, ReasonBars, SpeedChart, WeeksChart } from '@/components/figures/today-charts';
import { can } from '@/lib/auth/can';
import { requireDesk } from '@/lib/auth/desk';
import { headline } from '@/lib/figures/today/headline';
import { getToday } from '@/lib/figures/today/queries';

export const metadata: Metadata = { title: 'Today' };

export default async function TodayPage() {
  const actor = await requireDesk('/desk');
  if (!can(actor, 'comment.decide')) redirect('/desk/posts'); // an author's desk begins there
  const today = await getToday(actor, new Date());
  if (!today) return null;
  const { strong, rest, more } = headline(today);
  return (
    <DeskFrame actor={actor} current="Today">
      <main id="main" className={styles.today}>
        <header>
          <h1>
            <em>{strong}</em>
            {rest}
          </h1>
          <p>
            {more} <a href="/desk/queue">Open the queue</a>
          </p>
        </header>
        <WeeksChart weeks={today.weeks} />
        <SpeedChart speed={today.speed} speeds={today.speeds} />
        <DaysChart days={today.days} />
        <ReasonBars reasons={today.reasons} />
        <section className={styles.chart} aria-labelledby="next-title">
          <h2 id="next-title">Next on the queue</h2>
          {today.next.length === 0 && <p className={styles.few}>Nobody waits. Every answer has been read.</p>}
          <ol className={styles.waiting} role="list">
            {today.next.map((row) => (
              <li key={row.id}>
                <span className={`${styles.left} ${row.left.tone ? styles[row.left.tone] : ''}`}>
                  {row.left.label} {row.left.word}
                </span>
                <span>
                  <a href={`/desk/queue?comment=${row.id}`}>
                    <bdi>{row.name}</bdi>
                  </a>
                  , on {row.postTitle}
                </span>
                <small>{row.why.split(';')[0]}</small>
              </li>
            ))}
          </ol>
        </section>
      </main>
    </DeskFrame>
  );
}
