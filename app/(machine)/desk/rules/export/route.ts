import { deskActor } from '@/lib/auth/desk';
import { getRulesForExport } from '@/lib/rules/queries';

const kinds = { csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8' } as const;

export async function GET(request: Request) {
  const actor = await deskActor('rule.read');
  if (!actor) return new Response('You are signed out, or not allowed to read the rules.', { status: 403 });
  const format = new URL(request.url).searchParams.get('format') === 'txt' ? 'txt' : 'csv';
  const list = await getRulesForExport(actor, format);
  return new Response(list, {
    headers: {
      'Content-Type': kinds[format],
      'Content-Disposition': `attachment; filename="word-rules.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
