/** Where an editor stood at the desk and comes back to: a place on the queue and nothing else, whatever was sent. */
export function deskPlace(sent: unknown): string {
  return typeof sent === 'string' && /^\/desk\/queue(\?[\w=&%.+*~-]{0,500})?$/.test(sent) ? sent : '/desk/queue';
}
