import receiptStyles from '@/components/comments/receipt.module.css';
import { getAppealing } from '@/lib/appeals/queries';
import type { Receipt } from '@/lib/comments/receipt';
import { promiseSentence } from '@/lib/hours/words';
import { getSettings } from '@/lib/settings/queries';
import { AppealForm } from './appeal-form';

/** The form on a receipt by which its holder asks for another judgement, and who would judge, by when. */
export async function AppealPart({ receipt, now }: { receipt: Receipt; now: Date }) {
  const { decisionId, recourse } = receipt;
  if (!recourse.appeal || decisionId === null) return null;
  const [appealing, { promise }] = await Promise.all([getAppealing(decisionId, now), getSettings()]);
  if (!appealing) return null;
  const { when, zone } = promiseSentence({ now, due: appealing.dueAt, calendar: promise.calendar });
  return (
    <section className={receiptStyles.part} id="appeal" aria-labelledby="appeal-it">
      <h2 id="appeal-it">{recourse.revise ? 'Or appeal' : 'Appeal'}</h2>
      <p>
        {appealing.byRule && 'A rule decided. An editor reads your answer and your reasons by '}
        {appealing.alone &&
          'There is only one editor for this post, so the one who decided reads your answer again, with your reasons, by '}
        {!appealing.byRule &&
          !appealing.alone &&
          'Another editor, not the one who decided, reads your answer and your reasons by '}
        <strong>
          {when}
          {zone && ` ${zone}`}
        </strong>
        . {appealing.alone ? 'What comes of it is explained, too.' : 'Their decision comes with reasons too.'}
      </p>
      <AppealForm receipt={receipt.receipt} decisionId={decisionId} />
    </section>
  );
}
