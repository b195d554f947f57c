import desk from '@/components/desk/desk.module.css';

/** The two ways to look at people; staff is for owners. */
export function PeopleTabs({ current, managesStaff }: { current: 'people' | 'staff'; managesStaff: boolean }) {
  if (!managesStaff) return null;
  return (
    <nav aria-label="People">
      <ul className={desk.tabs} role="list">
        <li>
          <a href="/desk/people" aria-current={current === 'people' ? 'page' : undefined}>
            Everybody
          </a>
        </li>
        <li>
          <a href="/desk/people/staff" aria-current={current === 'staff' ? 'page' : undefined}>
            Staff
          </a>
        </li>
      </ul>
    </nav>
  );
}
