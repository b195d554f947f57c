/** Kinds of answer that machines read. Whether and how long they are kept, the server's front says. */
const types = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  opensearch: 'application/opensearchdescription+xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

export function respond(kind: keyof typeof types, body: string): Response {
  return new Response(body, { headers: { 'Content-Type': types[kind] } });
}

export function nothingHere(): Response {
  return new Response('There is no such feed.\n', { status: 404, headers: { 'Content-Type': types.text } });
}
