import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { type Picture, pictureKeysIn, pictureOf } from '@/lib/media/picture';
import { findMedia, listMediaByKeys } from '@/lib/media/store';
import { draftHtml } from './draft-html';
import { findDraftOutside } from './draft-store';
import type { PostForm } from './schema';

/** The text as readers would get it, by the same renderer. */
export async function previewPost(actor: Actor, form: PostForm): Promise<string> {
  if (!can(actor, 'post.write')) return '';
  const before = form.postId ? await findDraftOutside(form.postId) : null;
  const media = await listMediaByKeys(pictureKeysIn(form.source));
  return draftHtml(form.source, before?.sourceFormat ?? 'markdown', media).html;
}

/** A picture that was added a moment ago, to show beside its fields. */
export async function previewPicture(actor: Actor, id: number): Promise<Picture | null> {
  const media = can(actor, 'post.write') ? await findMedia(id) : null;
  return media && pictureOf(media);
}
