import type { TokenScope } from '#db/schema/apiTokens.ts';
import type { Role } from '#db/schema/people.ts';
import type { AnyActor, Bearer } from './actor.ts';
import { Refusal, type RefusalReason } from './refusal.ts';

const everyone: readonly Role[] = ['writer', 'editor', 'admin'];
const editors: readonly Role[] = ['editor', 'admin'];
const admins: readonly Role[] = ['admin'];
const nobody: readonly Role[] = [];

type Rule = (
  | { roles: readonly Role[] }
  /** The roles depend on the subject: each of its states has a list of roles. */
  | { bySubject: Readonly<Record<string, readonly Role[]>> }
) & {
  /**
   * A further edit cannot undo the act, because readers, other systems or another user's access are affected. Its form
   * requires a confirmation, sends a `Confirmation`, and is replaced by the result.
   */
  confirm?: true;
  /** The act changes a draft's text otherwise than by a suggestion: refused to people who can only suggest. */
  isDirectEdit?: true;
};

/**
 * The roles that may perform each act. Domain functions, lists and buttons use only this table, so an act that is not
 * listed cannot be performed.
 */
export const policy = {
  'article.list': { roles: everyone },
  'article.create': { roles: everyone },
  'article.read': { roles: everyone },
  'article.edit': { roles: everyone, isDirectEdit: true },
  'article.suggest': { roles: everyone },
  'article.describe': { roles: everyone },
  // A release does not freeze the slug: readers of a released article see a change at once.
  'article.change-address': { bySubject: { unreleased: everyone, released: editors } },
  'article.link-translation': { bySubject: { unreleased: everyone, released: editors } },
  'article.file': { roles: everyone },
  'article.return': { roles: editors },
  'article.approve': { roles: editors },
  'article.assign': { bySubject: { 'to-self': everyone, 'to-others': editors } },
  'article.annotate': { roles: everyone },
  'version.read': { roles: everyone },
  'version.name': { roles: everyone },
  'version.restore': { roles: everyone, isDirectEdit: true },
  'comment.read': { roles: everyone },
  'comment.start': { roles: everyone },
  'comment.reply': { roles: everyone },
  // A comment stands under its author's name, so nobody else changes its words.
  'comment.edit': { bySubject: { own: everyone, 'of-another': nobody } },
  'comment.delete': { bySubject: { own: everyone, 'of-another': nobody } },
  'comment.resolve': { roles: everyone },
  'comment.reopen': { roles: everyone },
  'suggestion.read': { roles: everyone },
  'suggestion.reply': { roles: everyone },
  'suggestion.resolve': { roles: everyone, isDirectEdit: true },
  // Rejecting one's own suggestions.
  'suggestion.withdraw': { roles: everyone },
  'article.import': { roles: everyone, isDirectEdit: true },
  'article.preview': { roles: everyone },
  'article.pin': { roles: editors },
  'article.block-related': { roles: editors },
  'article.release': { roles: editors, confirm: true },
  'article.withdraw': { roles: editors, confirm: true },
  'article.take-back': { roles: editors, confirm: true },
  'article.end-coverage': { roles: editors, confirm: true },
  // A writer may delete their own drafts; editors may also delete those of others.
  'article.delete': { bySubject: { own: everyone, others: editors }, confirm: true },
  'bin.read': { roles: everyone },
  'bin.restore': { bySubject: { own: everyone, others: editors, section: admins } },
  'bin.erase': { roles: admins, confirm: true },
  'calendar.read': { roles: everyone },
  'lexicon.read': { roles: everyone },
  'lexicon.change': { roles: editors },
  'package.read': { roles: everyone },
  'package.change': { roles: editors },
  'package.release': { roles: editors, confirm: true },
  'package.delete': { roles: editors, confirm: true },
  'series.read': { roles: everyone },
  'series.change': { roles: editors },
  'front.read': { roles: everyone },
  'front.change': { roles: editors },
  'front.release': { roles: editors, confirm: true },
  'past.read': { roles: editors },
  'share.list': { roles: everyone },
  'share.create': { roles: editors, confirm: true },
  'share.revoke': { roles: editors, confirm: true },
  'effect.read': { roles: admins },
  'effect.retry': { roles: admins },
  'webhook.change': { roles: admins, confirm: true },
  'webhook.ping': { roles: admins },
  'token.change': { roles: admins, confirm: true },
  'archive.release': { roles: admins },
  'asset.list': { roles: everyone },
  'asset.upload': { roles: everyone },
  'asset.describe': { roles: everyone },
  'asset.change-focus': { bySubject: { unused: everyone, 'in-use': editors } },
  'asset.change-rights': { bySubject: { unused: everyone, 'in-use': editors, ended: editors } },
  'asset.renew-rights': { roles: editors, confirm: true },
  'asset.delete': { bySubject: { own: everyone, others: editors }, confirm: true },
  'user.list': { roles: admins },
  'user.invite': { roles: admins, confirm: true },
  'user.change-role': { roles: admins, confirm: true },
  // Whether the person can only suggest changes.
  'user.limit': { roles: admins, confirm: true },
  'user.disable': { roles: admins, confirm: true },
  'user.enable': { roles: admins, confirm: true },
  'user.end-sessions': { roles: admins, confirm: true },
  // Everybody reads, and marks as read, only their own notices.
  'notice.read': { roles: everyone },
  'self.change-locale': { roles: everyone },
  'self.change-notices': { roles: everyone },
  'self.change-password': { roles: everyone },
  'self.end-sessions': { roles: everyone },
  'audit.read': { roles: admins },
  'about.read': { roles: everyone },
  'about.change': { roles: admins, confirm: true },
  'settings.read': { roles: everyone },
  'settings.change': { roles: admins, confirm: true },
  'section.change': { roles: admins, confirm: true },
  'section.order': { roles: admins },
  'section.merge': { roles: admins, confirm: true },
  'section.delete': { roles: admins, confirm: true },
  'topic.read': { roles: everyone },
  // Typing a topic's name creates the topic if it is new. The name of a topic in the bin restores it.
  'topic.restore-by-name': { roles: everyone },
  'topic.change': { roles: editors, confirm: true },
  'topic.merge': { roles: editors, confirm: true },
  'topic.delete': { roles: editors, confirm: true },
} as const satisfies Record<string, Rule>;

type Policy = typeof policy;
export type PolicyAct = keyof Policy;

/** Acts that depend on their subject: `may` and `allow` require its state. */
export type SubjectAct = {
  [Name in PolicyAct]: Policy[Name] extends { bySubject: unknown } ? Name : never;
}[PolicyAct];

/** All other acts. */
export type PlainAct = Exclude<PolicyAct, SubjectAct>;

/** The states that the subject of an act may have. */
export type SubjectState<A extends SubjectAct> = keyof Policy[A]['bySubject'] & string;

/** The arguments of `may` and `allow` after the act: the subject's state for a `SubjectAct`, else none. */
export type SubjectOf<A extends PolicyAct> = [A] extends [SubjectAct]
  ? [subject: SubjectState<A>]
  : [A] extends [PlainAct]
    ? []
    : [subject: string];

/** Acts that need a `Confirmation`. */
export type ConfirmedAct = {
  [Name in PolicyAct]: (typeof policy)[Name] extends { confirm: true } ? Name : never;
}[PolicyAct];

/**
 * The acts that a token's scope allows, within its user's own permissions. An act in no scope is not available to API
 * clients.
 */
export const scopes: Record<TokenScope, readonly PolicyAct[]> = {
  'drafts:write': ['article.import', 'topic.restore-by-name'],
  'releases:write': ['article.release'],
};

const ruleOf = (act: PolicyAct): Rule | undefined => (Object.hasOwn(policy, act) ? policy[act] : undefined);

/** The roles that may perform an act; empty if the act, or the state of its subject, is unknown. */
function rolesFor(act: PolicyAct, subject: string | undefined): readonly Role[] {
  const rule = ruleOf(act);
  if (!rule) return [];
  if ('roles' in rule) return rule.roles;
  return (subject !== undefined && Object.hasOwn(rule.bySubject, subject) && rule.bySubject[subject]) || [];
}

/** The part of an actor on which permissions depend. */
type PermittedActor = Pick<AnyActor, 'role'> & { token?: Bearer; canOnlySuggest?: boolean };

function scopeMay({ token }: PermittedActor, act: PolicyAct): boolean {
  return !token || token.scopes.some((scope) => Object.hasOwn(scopes, scope) && scopes[scope].includes(act));
}

const mayEditDirectly = (actor: PermittedActor, act: PolicyAct): boolean =>
  !(actor.canOnlySuggest && ruleOf(act)?.isDirectEdit);

/** Whether the policy permits the act. For buttons and lists; a domain function calls `allow`. */
export function may<A extends PolicyAct>(actor: PermittedActor, act: A, ...[subject]: SubjectOf<A>): boolean {
  return rolesFor(act, subject).includes(actor.role) && mayEditDirectly(actor, act) && scopeMay(actor, act);
}

/**
 * Checks the policy. @throws {Refusal} `not-allowed`; `released-already` if the role may perform the act only before
 * readers see the subject; `rights-over` for a picture; `made-by-others` and `comment-of-another` if the role may
 * perform it only on its own work; `only-suggests` if the user can only suggest; `scope-missing` if the user may perform
 * it, but the token lacks the scope
 */
export function allow<A extends PolicyAct>(actor: AnyActor, act: A, ...[subject]: SubjectOf<A>): void {
  if (!rolesFor(act, subject).includes(actor.role)) {
    throw new Refusal(reasonFor(actor.role, act, subject), { act, role: actor.role });
  }
  if (!mayEditDirectly(actor, act)) throw new Refusal('only-suggests', { act });
  if (!scopeMay(actor, act)) throw new Refusal('scope-missing', { act });
}

function reasonFor(role: Role, act: PolicyAct, subject: string | undefined): RefusalReason {
  if (subject === undefined || !maySomewhere(role, act)) return 'not-allowed';
  return closedBecause[subject] ?? 'not-allowed';
}

/** For a subject's state: the refusal of a role that may perform the act in other states only. */
const closedBecause: Partial<Record<string, RefusalReason>> = {
  released: 'released-already',
  'in-use': 'released-already',
  ended: 'rights-over',
  others: 'made-by-others',
  'of-another': 'comment-of-another',
};

/** Whether the role may perform the act in at least one state of the subject. */
function maySomewhere(role: Role, act: PolicyAct): boolean {
  const rule = ruleOf(act);
  return rule !== undefined && 'bySubject' in rule && Object.values(rule.bySubject).flat().includes(role);
}
