import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { scopeOf } from '@/lib/auth/scope';

/** Rules hold for the whole blog, so an editor of chosen tags reads and tries them, and leaves them as they are. */
export function mayWriteRules(actor: Actor): boolean {
  return can(actor, 'rule.write') && scopeOf(actor) === null;
}
