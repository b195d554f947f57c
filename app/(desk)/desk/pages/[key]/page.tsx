import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import desk from '@/components/desk/desk.module.css';
import { DeskFrame } from '@/components/desk/desk-frame';
import { PageForm } from '@/components/editor/page-form';
import { requireDesk } from '@/lib/auth/desk';
import { getPageToWrite } from '@/lib/pages/writing/queries';

export const metadata: Metadata = { title: 'Edit a page' };

type Props = { params: Promise<{ key: string }> };

export default async function EditPagePage({ params }: Props) {
  const { key } = await params;
  const actor = await requireDesk(`/desk/pages/${encodeURIComponent(key)}`, 'page.write');
  const page = await getPageToWrite(actor, nameOf(key));
  if (!page) notFound();
  return (
    <DeskFrame actor={actor} current="Pages">
      <main id="main" className={desk.plain}>
        <header className={desk.top}>
          <h1 className={desk.title} dir="auto">
            {page.title || 'Without a title'}
          </h1>
          <a className="button" href={`/${page.key}`}>
            Read it
          </a>
        </header>
        {page.key === 'guidelines' && (
          <p className={desk.words}>
            This stands above the numbered clauses. <a href="/desk/guidelines">The clauses</a> are edited one by one.
          </p>
        )}
        <PageForm
          page={{
            key: page.key,
            version: page.version,
            title: page.title,
            source: page.source,
            sourceFormat: page.sourceFormat,
          }}
        />
      </main>
    </DeskFrame>
  );
}

function nameOf(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
