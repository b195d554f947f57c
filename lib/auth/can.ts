import type { Actor } from './actor';
import { scopeOf } from './scope';

const permissions = {
  'comment.submit': ['guest', 'member', 'author', 'editor', 'owner', 'system'],
  'comment.report': ['guest', 'member', 'author', 'editor', 'owner'],
  'comment.thank': ['guest', 'member', 'author', 'editor', 'owner'],
  'comment.decide': ['editor', 'owner', 'system'],
  'desk.enter': ['author', 'editor', 'owner'],
  'post.write': ['author', 'editor', 'owner', 'system'],
  'post.write-others': ['editor', 'owner', 'system'],
  'post.pin': ['editor', 'owner', 'system'],
  'page.write': ['editor', 'owner', 'system'],
  'media.add': ['author', 'editor', 'owner', 'system'],
  'log.read': ['editor', 'owner'],
  'settings.change': ['owner', 'system'],
  'rule.read': ['editor', 'owner', 'system'], // and to try them on the past
  'rule.write': ['editor', 'owner', 'system'],
  'person.read': ['editor', 'owner'],
  'person.see-address': ['editor', 'owner'],
  'person.sanction': ['editor', 'owner'],
  'person.note': ['editor', 'owner'],
  'person.erase': ['owner'],
  'people.manage': ['owner', 'system'],
  'archive.import': ['owner', 'system'],
} as const satisfies Record<string, readonly Actor['kind'][]>;

export type Permission = keyof typeof permissions;

/** What concerns the whole blog is not for an editor who is kept to some of its tags. */
const ofTheWholeBlog: ReadonlySet<Permission> = new Set<Permission>([
  'post.pin',
  'page.write',
  'rule.write',
  'log.read',
  'person.see-address',
]);

/** The one table of who may do what. Every operation asks it; whose object it is, the operation adds. */
export function can(actor: Actor, permission: Permission): boolean {
  if (ofTheWholeBlog.has(permission) && scopeOf(actor) !== null) return false;
  return (permissions[permission] as readonly Actor['kind'][]).includes(actor.kind);
}
