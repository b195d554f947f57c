import type { Metadata } from 'next';
import styles from '@/components/audit/log.module.css';
import { LogList } from '@/components/audit/log-list';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { getLog } from '@/lib/audit/queries';
import { areas, logPath, readLogFilter } from '@/lib/audit/schema';
import { requireDesk } from '@/lib/auth/desk';

export const metadata: Metadata = { title: 'Log' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LogPage({ searchParams }: Props) {
  const filter = readLogFilter(await searchParams);
  const actor = await requireDesk(logPath(filter), 'log.read');
  const log = await getLog(actor, filter, new Date());
  if (!log) return null;
  return (
    <DeskFrame actor={actor} current="Log">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Log</h1>
          <p className={styles.about}>
            Everything that happened, only ever added to. Each entry’s digest covers the one before it;{' '}
            <code>npm run verify</code> names the first that was touched.
          </p>
        </header>
        <form className={styles.filter} action="/desk/log" aria-label="The log">
          <div className="field">
            <label htmlFor="area">About</label>
            <select id="area" name="area" defaultValue={filter.area ?? ''}>
              <option value="">everything</option>
              {areas.map((area) => (
                <option key={area} value={area}>
                  {area}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="actor">By</label>
            <select id="actor" name="actor" defaultValue={filter.actor ?? ''}>
              <option value="">anybody</option>
              {log.staff.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="from">From</label>
            <input id="from" name="from" type="date" defaultValue={filter.from ?? ''} />
          </div>
          <div className="field">
            <label htmlFor="to">To</label>
            <input id="to" name="to" type="date" defaultValue={filter.to ?? ''} />
          </div>
          {filter.area && filter.id && <input type="hidden" name="id" value={filter.id} />}
          <button className="button" type="submit">
            Show
          </button>
        </form>
        <LogList entries={log.entries} />
        {(filter.before || log.next) && (
          <p className="actions">
            {filter.before && <a href={logPath({ ...filter, before: null })}>Latest</a>}
            {log.next && <a href={logPath({ ...filter, before: log.next })}>Earlier</a>}
          </p>
        )}
      </main>
    </DeskFrame>
  );
}
