'use server';

import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { getPageToWrite } from './queries';
import { savePage } from './save-page';
import { PageForm } from './schema';

export type PageState = {
  refusal: Refusal | null;
  notice: string;
  version: string;
  title: string;
  source: string;
  latest: string | null;
};

export async function savePageAction(_last: PageState | null, data: FormData): Promise<PageState> {
  const text = (name: string) => String(data.get(name) ?? '');
  const state: PageState = {
    refusal: null,
    notice: '',
    version: text('version'),
    title: text('title'),
    source: text('source'),
    latest: null,
  };
  const actor = await deskActor('page.write');
  if (!actor) return { ...state, ...refuse('forbidden', notAtTheDesk) };

  const version = text('over') || text('version');
  const form = PageForm.safeParse({ key: text('key'), version, title: text('title'), source: text('source') });
  if (!form.success)
    return { ...state, ...refuse('invalid', 'Please check what is marked.', z.flattenError(form.error).fieldErrors) };

  const saved = await savePage(actor, form.data);
  if (!saved.ok) {
    const latest = saved.refusal.code === 'conflict' ? await getPageToWrite(actor, form.data.key) : null;
    return { ...state, refusal: saved.refusal, latest: latest && String(latest.version) };
  }
  await settled(saved.value.eventId);
  return { ...state, version: String(saved.value.version), notice: 'Saved. Readers see it now.' };
}
