import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { findPageForWriting, listEveryPage } from './store';

export async function getPagesToWrite(actor: Actor) {
  return can(actor, 'page.write') ? listEveryPage() : [];
}

export async function getPageToWrite(actor: Actor, key: string) {
  return can(actor, 'page.write') ? findPageForWriting(key) : null;
}
