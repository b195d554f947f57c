import { hashPassword } from '@/lib/auth/password';
import { db, type Tx } from '@/lib/db/client';
import { env } from '@/lib/env';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { SiteSettings } from '@/lib/settings/schema';
import { saveSettings } from '@/lib/settings/store';
import { secretWord } from '@/lib/signed';
import { foldEmail, skeleton } from '@/lib/text/names';

const OWNER_NAME = 'The editor';
const OWNER_EMAIL = 'editor@localhost.example';
const SEED_TIMEOUT = 120_000; // ms, for a few hundred rows on a slow disk

/** Whoever owns the site first. @returns the password only when it was made here and now */
export async function ensureOwner(): Promise<{ email: string; password: string | null }> {
  const present = await db.person.findFirst({
    where: { role: 'owner' },
    orderBy: { id: 'asc' },
    select: { email: true },
  });
  if (present?.email) return { email: present.email, password: null };

  const email = env.editorEmail ?? OWNER_EMAIL;
  const password = env.editorPassword ?? secretWord(12);
  const owner = await db.person.create({
    data: {
      role: 'owner',
      name: OWNER_NAME,
      nameSkeleton: skeleton(OWNER_NAME),
      email,
      emailFolded: foldEmail(email),
      emailConfirmedAt: new Date(),
      claimedAt: new Date(),
      passwordHash: await hashPassword(password),
    },
  });
  await record(db, {
    kind: 'person.joined',
    actorId: null,
    subject: 'person',
    subjectId: owner.id,
    data: { role: 'owner' },
  });
  return { email, password: env.editorPassword ? null : password };
}

/** A blog to begin with: its pages and guidelines, and, for `demo`, posts and the talk under them. In one piece or not at all. */
export async function seed({ kind }: { kind: 'demo' | 'none' }): Promise<void> {
  const now = new Date();
  const { addPictures, demoSettings, writeDemo } = await import('./demo/write'); // most starts need neither it nor what it draws in
  const pictures = kind === 'demo' ? await addPictures() : null;
  await db.$transaction(
    async (tx) => {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const settings = SiteSettings.parse(kind === 'demo' ? demoSettings : {});
      settings.promise.calendar = { ...settings.promise.calendar, timeZone };
      await saveSettings(tx, settings);
      await writePages(tx);
      await writeReasons(tx, kind);
      if (pictures) await writeDemo(tx, pictures, settings, now);
      await record(tx, {
        kind: 'site.seeded',
        actorId: null,
        subject: 'site',
        subjectId: kind,
        tags: [tags.site, tags.posts],
      });
    },
    { maxWait: 5_000, timeout: SEED_TIMEOUT },
  );
}

/** A reason for each clause, so that an editor can explain the first rejection as well as the hundredth. */
async function writeReasons(tx: Tx, kind: 'demo' | 'none') {
  const { reasons, moreReasons } = await import('./demo/reasons');
  const clauses = new Map((await tx.guideline.findMany()).map(({ number, id }) => [number, id]));
  const given = kind === 'demo' ? [...reasons, ...moreReasons] : reasons;
  await tx.rejectionReason.createMany({
    data: given.map(({ clause, title, words }, index) => ({
      guidelineId: clauses.get(clause)!,
      title,
      words,
      position: index + 1,
    })),
  });
}

async function writePages(tx: Tx) {
  const [{ guidelines, pages }, { renderPost }] = await Promise.all([
    import('./demo/pages'),
    import('@/lib/text/markdown'),
  ]);
  await tx.guideline.createMany({ data: guidelines, skipDuplicates: true });
  await tx.standingPage.createMany({
    data: pages.map((page) => ({ ...page, html: renderPost(page.source).html })),
    skipDuplicates: true,
  });
}
