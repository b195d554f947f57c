import { Guidelines } from '@/components/pages/guidelines';
import { WriteToUs } from '@/components/pages/write-to-us';
import { SiteFrame } from '@/components/site/site-frame';
import type { StandingPage as Page } from '@/lib/pages/queries';
import { fullDate } from '@/lib/posts/dates';
import { getSettings } from '@/lib/settings/queries';
import styles from './standing-page.module.css';

export async function StandingPage({ page }: { page: Page }) {
  const { promise, contact } = await getSettings();
  return (
    <SiteFrame current={`/${page.key}`}>
      <article className="sheet">
        {page.updatedAt.getTime() > 0 && (
          <p className={`facts in-margin ${styles.facts}`}>
            <span>
              As of{' '}
              <time dateTime={page.updatedAt.toISOString()}>{fullDate(page.updatedAt, promise.calendar.timeZone)}</time>
            </span>
          </p>
        )}
        <h1 className={`page-title ${styles.title}`} dir="auto">
          {page.title.trim() || 'Without a title'}
        </h1>
        {/* html was rendered or sanitized when it was stored: lib/text */}
        <div className={`prose ${styles.body}`} dir="auto" dangerouslySetInnerHTML={{ __html: page.html }} />
        {page.key === 'guidelines' && <Guidelines />}
        <WriteToUs pageKey={page.key} contact={contact} />
      </article>
    </SiteFrame>
  );
}
