import type { Metadata } from 'next';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import styles from '@/components/people/people.module.css';
import { PeopleTabs } from '@/components/people/people-tabs';
import { StaffForm } from '@/components/people/staff-form';
import { requireDesk } from '@/lib/auth/desk';
import { getStaff, getTagsToChoose } from '@/lib/people/desk/queries';

export const metadata: Metadata = { title: 'Staff' };

export default async function StaffPage() {
  const actor = await requireDesk('/desk/people/staff', 'people.manage');
  const [staff, tags] = await Promise.all([getStaff(actor), getTagsToChoose(actor)]);
  if (!staff) return null;
  return (
    <DeskFrame actor={actor} current="People">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title}>Staff</h1>
        </header>
        <PeopleTabs current="staff" managesStaff />
        <p>
          A change holds at the person’s next request. Somebody who has written here is made one of you from their own
          page; <code>npm run user -- add</code> lets somebody new sign in.
        </p>
        <ol className={styles.staff} role="list">
          {staff.map((person) => (
            <li key={person.id}>
              <div>
                <h2>
                  <a href={`/desk/people/${person.id}`}>
                    <bdi>{person.name}</bdi>
                  </a>
                </h2>
                <p>{person.email}</p>
              </div>
              <StaffForm
                key={`${person.role}-${person.tags.map(({ id }) => id).join()}`}
                person={{ ...person, tagIds: person.tags.map(({ id }) => id) }}
                tags={tags}
                back="/desk/people/staff"
              />
            </li>
          ))}
        </ol>
      </main>
    </DeskFrame>
  );
}
