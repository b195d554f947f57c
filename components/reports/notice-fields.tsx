import styles from './report.module.css';
import type { FieldTools } from './report-problems';

type Props = FieldTools & { location: string; typed: Record<string, string> };

/** What the law asks of a notice of illegal content (Article 16(2) of the Digital Services Act), one field a line of it. */
export function NoticeFields({ location, typed, problem, controls }: Props) {
  return (
    <fieldset className={styles.notice}>
      <legend>A notice of illegal content</legend>
      <p className={styles.about}>
        It gets a number, and an answer that says what was decided and why. Everybody may send one, wherever they live.
      </p>
      <div className="field">
        <span className="label" id="location-label">
          Where it is
        </span>
        <a href={location} aria-describedby="location-label">
          {location.replace(/^https?:\/\//, '')}
        </a>
      </div>
      <div className="field">
        <label htmlFor="report-explanation">Why it is illegal</label>
        <textarea {...controls('explanation', 'explanation-hint')} rows={5} dir="auto" />
        {problem('explanation')}
        <span className="hint" id="explanation-hint">
          Which words, and what makes them illegal. Somebody who does not know the matter should understand it.
        </span>
      </div>
      <div className="field">
        <label htmlFor="report-law">
          Which law, if you know it <span className={styles.optional}>optional</span>
        </label>
        <input {...controls('law')} type="text" dir="auto" />
        {problem('law')}
      </div>
      <div className={styles.pair}>
        <div className="field">
          <label htmlFor="report-name">Your name</label>
          <input {...controls('name')} type="text" autoComplete="name" dir="auto" />
          {problem('name')}
        </div>
        <div className="field">
          <label htmlFor="report-email">Your e-mail address</label>
          <input {...controls('email', 'email-hint')} type="email" autoComplete="email" />
          {problem('email')}
          <span className="hint" id="email-hint">
            For the receipt and the answer, and for nothing else.
          </span>
        </div>
      </div>
      <label className={styles.tick}>
        <input type="checkbox" name="isExempt" value="yes" defaultChecked={typed.isExempt === 'yes'} />{' '}
        <span>It shows the sexual abuse of children or invites to it. Then you need not say who you are.</span>
      </label>
      <div className="field">
        <label className={styles.tick}>
          <input
            type="checkbox"
            id="report-goodFaith"
            name="goodFaith"
            value="yes"
            defaultChecked={typed.goodFaith === 'yes'}
            aria-describedby={problem('goodFaith') ? 'goodFaith-problem' : undefined}
          />{' '}
          <span>I believe in good faith that what I say here is accurate and complete.</span>
        </label>
        {problem('goodFaith')}
      </div>
    </fieldset>
  );
}
