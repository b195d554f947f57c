type Asked = { words: string; scope: 'everything' | 'posts' | 'answers'; page?: number };

export function searchAddress({ words, scope, page = 1 }: Asked): string {
  const query = new URLSearchParams({ q: words });
  if (scope !== 'everything') query.set('in', scope);
  if (page > 1) query.set('page', String(page));
  return `/search?${query}`;
}
