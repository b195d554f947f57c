import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { requireDesk } from '@/lib/auth/desk';
import { getPagesToWrite } from '@/lib/pages/writing/queries';
import { fullDate } from '@/lib/posts/dates';
import { getSettings } from '@/lib/settings/queries';

export const metadata: Metadata = { title: 'Pages' };

export default async function PagesPage() {
  const actor = await requireDesk('/desk/pages', 'page.write');
  const [pages, { promise }] = await Promise.all([getPagesToWrite(actor), getSettings()]);
  return (
    <DeskFrame actor={actor} current="Pages">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Standing pages</h1>
          <a className="button" href="/desk/guidelines">
            The guidelines’ clauses
          </a>
        </header>
        {pages.length === 0 && <p>There are no standing pages.</p>}
        <ol className={desk.list} role="list">
          {pages.map((page) => (
            <li key={page.key}>
              <div>
                <a href={`/desk/pages/${encodeURIComponent(page.key)}`} dir="auto">
                  {page.title.trim() || 'Without a title'}
                </a>
                <p>/{page.key}</p>
              </div>
              <span>{page.published ? 'shown' : 'not shown'}</span>
              <span className={desk.when}>{fullDate(page.updatedAt, promise.calendar.timeZone)}</span>
            </li>
          ))}
        </ol>
      </main>
    </DeskFrame>
  );
}
