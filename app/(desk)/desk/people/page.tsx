import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import styles from '@/components/people/people.module.css';
import { PeopleList } from '@/components/people/people-list';
import { PeopleTabs } from '@/components/people/people-tabs';
import { can } from '@/lib/auth/can';
import { requireDesk } from '@/lib/auth/desk';
import { getPeople } from '@/lib/people/desk/queries';
import { PeopleFilter, peoplePath } from '@/lib/people/desk/schema';

export const metadata: Metadata = { title: 'People' };

const groups = {
  everybody: 'everybody',
  guests: 'guests',
  members: 'members',
  staff: 'staff',
  sanctioned: 'under a sanction',
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const filter = PeopleFilter.parse(await searchParams);
  const actor = await requireDesk(peoplePath(filter), 'person.read');
  const people = await getPeople(actor, filter, new Date());
  if (!people) return null;
  return (
    <DeskFrame actor={actor} current="People">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>People</h1>
        </header>
        <PeopleTabs current="people" managesStaff={can(actor, 'people.manage')} />
        <form className={styles.filter} action="/desk/people" aria-label="People">
          <div className="field">
            <label htmlFor="q">
              {can(actor, 'person.see-address') ? 'Name or e-mail begins with' : 'Name begins with'}
            </label>
            <input id="q" name="q" type="search" defaultValue={filter.q} dir="auto" maxLength={254} />
          </div>
          <div className="field">
            <label htmlFor="group">Among</label>
            <select id="group" name="group" defaultValue={filter.group}>
              {Object.entries(groups).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
          <button className="button" type="submit">
            Show
          </button>
        </form>
        <PeopleList rows={people.rows} sought={filter.q !== ''} />
        {(filter.after || people.next) && (
          <p className="actions">
            {filter.after && <a href={peoplePath({ ...filter, after: null })}>The first</a>}
            {people.next && <a href={peoplePath({ ...filter, after: people.next })}>More</a>}
          </p>
        )}
      </main>
    </DeskFrame>
  );
}
