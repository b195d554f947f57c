import { currentActor } from '@/lib/auth/session';
import { getSanctionsOf } from '@/lib/sanctions/queries';
import styles from './sanctions.module.css';

const EARLIER = 3;

/** What stands against whoever wrote the open answer, and what stood before. Nothing at all when there never was anything. */
export async function StandingInCase({ personId }: { personId: number }) {
  const found = await getSanctionsOf(await currentActor(), personId, new Date());
  if (!found || found.sanctions.length === 0) return null;
  const standing = found.sanctions.filter(({ stands, kind }) => stands && kind !== 'warning');
  const earlier = found.sanctions.filter((sanction) => !standing.includes(sanction));
  return (
    <div>
      <h4>Sanctions</h4>
      {standing.map(({ id, name, ends, reason }) => (
        <p key={id} className={styles.stands}>
          <b>
            {name}
            {ends ? ` until ${ends}` : ''}
          </b>
          : <span dir="auto">{reason}</span>
        </p>
      ))}
      {earlier.slice(0, EARLIER).map(({ id, name, given, reason }) => (
        <p key={id}>
          {name}, {given}: <span dir="auto">{reason}</span>
        </p>
      ))}
      {earlier.length > EARLIER && <p>And {earlier.length - EARLIER} before.</p>}
    </div>
  );
}
