import { databaseIsAway } from '@/lib/db/faults';
import { type Result, refuse } from '@/lib/result';

/** When the database cannot be asked, the writer is told so instead of meeting a broken page. */
export async function answeringWhenAway<Value>(
  work: () => Promise<Result<Value>>,
  what = 'your answer',
): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    if (!databaseIsAway(error)) throw error;
    return refuse(
      'unavailable',
      `We cannot take ${what} at the moment. Nothing is lost: your words are still in the form. Please send them again in a minute.`,
    );
  }
}
