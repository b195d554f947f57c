'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { addMedia } from '@/lib/media/add-media';
import { type Picture, pictureMarkdown } from '@/lib/media/picture';
import { MediaWords } from '@/lib/media/schema';
import { type Refusal, type Result, refuse } from '@/lib/result';
import { getDraft } from './drafts/queries';
import { previewPicture, previewPost } from './preview-post';
import { publishPost } from './publish-post';
import { addressToShow, type SavedPost, savePost } from './save-post';
import { PostForm } from './schema';
import { withdrawPost } from './withdraw-post';

export type Typed = {
  title: string;
  standfirst: string;
  source: string;
  slug: string;
  tags: string;
  pictureId: string;
  pictureAlt: string;
  pictureDecorative: boolean;
  pictureCaption: string;
  commentPolicy: string;
  commentsCloseAt: string;
  commentMessage: string;
};

/** What comes back to the form: everything that was typed, whatever happened to it. */
export type WritingState = {
  refusal: Refusal | null;
  notice: string;
  version: string;
  typed: Typed;
  picture: Picture | null; // newly added to the head of the post
  inserted: string; // Markdown of a picture newly added to the text
  preview: string | null;
  latestVersion: string | null; // after a conflict: what "save mine" would be saved over
};

const intents = ['save', 'publish', 'withdraw', 'preview', 'add-picture', 'remove-picture', 'over'] as const;

export async function writePostAction(last: WritingState | null, data: FormData): Promise<WritingState> {
  const typed = readTyped(data);
  const given = text(data, 'version');
  const state: WritingState = {
    refusal: null,
    notice: '',
    version: given,
    typed,
    picture: last?.picture ?? null,
    inserted: '',
    preview: null,
    latestVersion: null,
  };
  const no = ({ refusal }: { refusal: Refusal }): WritingState => ({ ...state, refusal });

  const actor = await deskActor('post.write');
  if (!actor) return no(refuse('forbidden', notAtTheDesk));
  const intent = z.enum(intents).catch('save').parse(data.get('intent'));

  if (intent === 'remove-picture') {
    return {
      ...state,
      picture: null,
      notice: 'The picture is taken off when you save.',
      typed: { ...typed, pictureId: '', pictureAlt: '', pictureCaption: '', pictureDecorative: false },
    };
  }
  const added = await addPictures(actor, data, state);
  if (added) return no(added);
  if (intent === 'add-picture') {
    return state.inserted
      ? state
      : no(refuse('invalid', 'Choose a picture first.', { textPicture: ['Choose a picture first.'] }));
  }

  const version = intent === 'over' ? text(data, 'latestVersion') : given;
  const form = PostForm.safeParse({ ...state.typed, postId: text(data, 'postId'), version });
  if (!form.success)
    return no(refuse('invalid', 'Please check what is marked.', z.flattenError(form.error).fieldErrors));
  if (intent === 'preview') return { ...state, preview: await previewPost(actor, form.data) };

  if (intent === 'withdraw' && form.data.postId && form.data.version) {
    return withdrawAndSave(actor, form.data, { id: form.data.postId, version: form.data.version }, state);
  }

  const saved = await savePost(actor, form.data, new Date());
  if (!saved.ok) return { ...no(saved), latestVersion: await latestOf(actor, form.data.postId, saved) };
  if (intent === 'publish') {
    const published = await publishPost(actor, saved.value, new Date());
    if (published.ok) {
      await settled(published.value.eventId);
      redirect(donePath(published.value, 'publish'));
    }
    if (form.data.postId === null) redirect(donePath(saved.value, 'lacking'));
    return { ...no(published), version: String(saved.value.version), notice: 'Your words are saved.' };
  }
  await settled(saved.value.eventId);
  if (form.data.postId === null || intent === 'over') redirect(donePath(saved.value, 'save'));
  return {
    ...state,
    version: String(saved.value.version),
    notice: 'Saved.',
    typed: { ...state.typed, slug: addressToShow(saved.value.slug, form.data.title) },
  };
}

/** Out of sight first, and saved after: what a published post must have does not stand in the way of taking it back. */
async function withdrawAndSave(
  actor: Actor,
  form: PostForm,
  seen: { id: number; version: number },
  state: WritingState,
): Promise<WritingState> {
  const withdrawn = await withdrawPost(actor, seen, new Date());
  if (!withdrawn.ok) return { ...state, refusal: withdrawn.refusal };
  await settled(withdrawn.value.eventId);
  const saved = await savePost(actor, { ...form, version: withdrawn.value.version }, new Date());
  if (saved.ok) redirect(donePath(saved.value, 'withdraw'));
  return {
    ...state,
    refusal: saved.refusal,
    version: String(withdrawn.value.version),
    notice: 'Withdrawn, but your words are not saved yet.',
  };
}

/** The version in the address makes the form a new one, filled from what was saved. */
function donePath({ id, version }: SavedPost, done: string): string {
  return `/desk/posts/${id}?done=${done}&v=${version}`;
}

/** Takes the files that came with the form into the library first, so that whatever else is refused, they are there. */
async function addPictures(actor: Actor, data: FormData, state: WritingState): Promise<{ refusal: Refusal } | null> {
  const head = await fileOf(data, 'picture');
  if (head) {
    const { pictureAlt: alt, pictureDecorative: decorative, pictureCaption: caption } = state.typed;
    const added = await addMedia(actor, { ...head, alt, decorative, caption, describedLater: true });
    if (!added.ok) return added;
    state.typed = { ...state.typed, pictureId: String(added.value.id) };
    state.picture = await previewPicture(actor, added.value.id);
    state.notice = 'The picture is in the library.';
  }

  const inText = await fileOf(data, 'textPicture');
  if (!inText) return null;
  const words = MediaWords.safeParse({
    alt: text(data, 'textAlt'),
    decorative: data.get('textDecorative') === 'on',
    caption: text(data, 'textCaption'),
  });
  if (!words.success) {
    const { alt, caption } = z.flattenError(words.error).fieldErrors;
    return refuse('invalid', alt?.[0] ?? caption?.[0] ?? 'Please check the picture.', {
      textAlt: alt,
      textCaption: caption,
    });
  }
  const added = await addMedia(actor, { ...inText, ...words.data });
  if (!added.ok) return refuse(added.refusal.code, added.refusal.message, { textPicture: [added.refusal.message] });
  const markdown = pictureMarkdown({ key: added.value.key, alt: words.data.alt, caption: words.data.caption });
  state.inserted = markdown;
  state.typed = { ...state.typed, source: `${state.typed.source.trimEnd()}\n\n${markdown}\n` };
  state.notice = 'The picture is in the text.';
  return null;
}

async function fileOf(data: FormData, name: string): Promise<{ name: string; bytes: Buffer } | null> {
  const file = data.get(name);
  if (!(file instanceof File) || file.size === 0) return null;
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

async function latestOf(actor: Actor, postId: number | null, saved: Result<SavedPost>): Promise<string | null> {
  if (saved.ok || saved.refusal.code !== 'conflict' || !postId) return null;
  const latest = await getDraft(actor, postId, new Date());
  return latest ? String(latest.version) : null;
}

function readTyped(data: FormData): Typed {
  return {
    title: text(data, 'title'),
    standfirst: text(data, 'standfirst'),
    source: text(data, 'source').replaceAll('\r\n', '\n'),
    slug: text(data, 'slug'),
    tags: text(data, 'tags'),
    pictureId: text(data, 'pictureId'),
    pictureAlt: text(data, 'pictureAlt'),
    pictureDecorative: data.get('pictureDecorative') === 'on',
    pictureCaption: text(data, 'pictureCaption'),
    commentPolicy: text(data, 'commentPolicy'),
    commentsCloseAt: text(data, 'commentsCloseAt'),
    commentMessage: text(data, 'commentMessage').replaceAll('\r\n', '\n'),
  };
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
