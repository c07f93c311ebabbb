import type { Role } from '#db/schema/people';
import type { TokenScope } from '#db/schema/sharing';
import type { AnyActor } from './actor.ts';
import { Refusal } from './refusal.ts';

const everyone: readonly Role[] = ['writer', 'editor', 'admin'];
const editors: readonly Role[] = ['editor', 'admin'];
const admins: readonly Role[] = ['admin'];

/** Who may do what. An act that is not here cannot be done: verbs, lists and buttons ask this table only. */
export const policy = {
  'article.list': everyone,
  'article.create': everyone,
  'article.read': everyone,
  'article.edit': everyone,
  'article.describe': everyone,
  'article.file': everyone,
  'article.import': everyone,
  'article.preview': everyone,
  'article.pin': editors,
  'article.block-related': editors,
  'article.release': editors,
  'article.withdraw': editors,
  'article.take-back': editors,
  'article.end-coverage': editors,
  'calendar.read': everyone,
  'lexicon.read': everyone,
  'lexicon.change': editors,
  'package.read': everyone,
  'package.change': editors,
  'package.release': editors,
  'series.read': everyone,
  'series.change': editors,
  'front.read': everyone,
  'front.change': editors,
  'front.release': editors,
  'past.read': editors,
  'share.list': everyone,
  'share.create': editors,
  'share.revoke': editors,
  'effect.read': admins,
  'effect.retry': admins,
  'webhook.change': admins,
  'token.change': admins,
  'archive.release': admins,
  'asset.list': everyone,
  'asset.upload': everyone,
  'asset.describe': everyone,
  'user.list': admins,
  'user.invite': admins,
  'user.change-role': admins,
  'user.disable': admins,
  'user.enable': admins,
  'user.end-sessions': admins,
  'self.change-locale': everyone,
  'self.change-password': everyone,
  'self.end-sessions': everyone,
  'audit.read': admins,
  'about.read': everyone,
  'about.change': admins,
  'settings.read': everyone,
  'settings.change': admins,
  'section.change': admins,
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof policy;

/** What a token may do at most, whatever its user may. An act that is in no scope is none for machines. */
export const scopes: Record<TokenScope, readonly Act[]> = {
  'drafts:write': ['article.import'],
  'releases:write': ['article.release'],
};

const bearerOf = (actor: AnyActor) => ('token' in actor ? actor.token : undefined);

function roleMay(actor: AnyActor, act: Act): boolean {
  const allowed: readonly Role[] | undefined = Object.hasOwn(policy, act) ? policy[act] : undefined;
  return allowed?.includes(actor.role) ?? false;
}

function scopeMay(actor: AnyActor, act: Act): boolean {
  const token = bearerOf(actor);
  return !token || token.scopes.some((scope) => Object.hasOwn(scopes, scope) && scopes[scope].includes(act));
}

export function may(actor: AnyActor, act: Act): boolean {
  return roleMay(actor, act) && scopeMay(actor, act);
}

/** @throws {Refusal} `not-allowed`; `scope-missing` to a token whose user may, but which is not for this */
export function allow(actor: AnyActor, act: Act): void {
  if (!roleMay(actor, act)) throw new Refusal('not-allowed', { act, role: actor.role });
  if (!scopeMay(actor, act)) throw new Refusal('scope-missing', { act });
}
