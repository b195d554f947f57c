import { isReachable, mailAddress } from '@/lib/settings/contact';
import type { SiteSettings } from '@/lib/settings/schema';

/** What readers may want of the editors, by the page on which they look for it. */
const reasons: Record<string, string> = {
  guidelines: 'Questions about how this site is run have a better place than a thread.',
  participation: 'Questions about how this site is run have a better place than a thread.',
  terms: 'If something published here seems unlawful to you, say which part and why.',
  privacy:
    'For what a receipt cannot do, write from the address that you used here, so that the editors know it is you.',
};

/** Nothing where the owner gave no address: a page promises only what there is. */
export function WriteToUs({ pageKey, contact }: { pageKey: string; contact: SiteSettings['contact'] }) {
  const reason = reasons[pageKey];
  if (!reason || !isReachable(contact)) return null;
  return (
    <section id="write" className="prose" aria-labelledby="write-to-us">
      <h2 id="write-to-us">Write to the editors</h2>
      <p>
        {reason}{' '}
        {contact.email && (
          <>
            Their address is <a href={mailAddress(contact.email)}>{contact.email}</a>
            {contact.web ? '; or ' : '.'}
          </>
        )}
        {contact.web && (
          <>
            {contact.email ? 'write' : 'Write'} to them{' '}
            <a href={contact.web} rel="noopener">
              {contact.web.startsWith('/') ? 'on this page' : `at ${new URL(contact.web).host}`}
            </a>
            .
          </>
        )}
      </p>
    </section>
  );
}
