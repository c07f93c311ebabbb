import type { NoticeGroup } from '#contracts/noticeGroups.ts';
import type { ArticleId, CommentId, CommentThreadId, FrontId, SectionId, VersionId } from '#db/schema/ids.ts';
import type { Role } from '#db/schema/people.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { type PolicyAct, policy } from '#editorial/access/policy.ts';

/** Acts outside the policy that leave an audit event. */
const unruledActs = [
  'session.begin',
  'session.end',
  'invitation.accept',
  'first-admin.issue-link',
  'first-admin.sign-up',
  'browser-link.mail',
] as const;

/** An act that leaves an audit event: each act of the policy that changes something, and signing in and out. */
export type RecordedAct =
  | Exclude<PolicyAct, `${string}.${'list' | 'read' | 'preview'}`>
  | (typeof unruledActs)[number];

export const recordedActs: readonly RecordedAct[] = [
  ...(Object.keys(policy) as PolicyAct[]).filter((act) => !/\.(list|read|preview)$/.test(act)),
  ...unruledActs,
] as RecordedAct[];

/** The events of acts that have several. For any other act, the event has the name of the act. */
export const eventsOfActs = {
  'article.release': [
    'release.made',
    'release.scheduled',
    'release.moved',
    'release.cancelled',
    'release.waiting',
  ],
  'article.take-back': ['release.taken-back'],
  'article.withdraw': [
    'release.withdrawn',
    'withdrawal.scheduled',
    'withdrawal.moved',
    'withdrawal.cancelled',
  ],
  'article.end-coverage': ['coverage.ended', 'coverage.resumed'],
  'front.release': [
    'front-release.made',
    'front-release.scheduled',
    'front-release.moved',
    'front-release.cancelled',
    'front-release.taken-back',
  ],
  'package.release': [
    'package-release.made',
    'package-release.scheduled',
    'package-release.moved',
    'package-release.cancelled',
  ],
  'article.file': ['article.submitted', 'article.recalled'],
  'version.restore': ['version.restore', 'version.restore-part'],
  'suggestion.resolve': ['suggestion.accepted', 'suggestion.rejected'],
  'article.assign': ['article.assigned', 'article.unassigned'],
  'article.pin': ['related.pinned', 'related.unpinned', 'related.ordered'],
  'article.block-related': ['related.blocked', 'related.unblocked'],
  'package.change': ['package.created', 'package.renamed', 'package.filled', 'package.article-added'],
  'series.change': ['series.created', 'series.renamed', 'series.filled', 'series.removed'],
  'lexicon.change': ['name.added', 'name.removed'],
  'webhook.change': ['webhook.added', 'webhook.paused', 'webhook.resumed', 'webhook.removed'],
  'token.change': ['token.issued', 'token.revoked'],
  'user.limit': ['user.limited', 'user.unlimited'],
  'user.invite': ['user.invited', 'user.invited-again'],
  'about.change': ['about-page.added', 'about-page.changed', 'about-page.removed'],
  'section.change': ['section.added', 'section.renamed'],
} as const satisfies Partial<Record<RecordedAct, readonly string[]>>;

type EventsOfActs = typeof eventsOfActs;
export type AuditEventName =
  | Exclude<RecordedAct, keyof EventsOfActs>
  | EventsOfActs[keyof EventsOfActs][number];

const eventsOf = (act: RecordedAct): readonly AuditEventName[] =>
  act in eventsOfActs ? eventsOfActs[act as keyof EventsOfActs] : [act as AuditEventName];

export const auditEventNames: readonly AuditEventName[] = recordedActs.flatMap(eventsOf);

/** The names of acts in the log: their events' names, and, in rows from before events had names, the acts' own. */
export const recordedNames = (acts: readonly RecordedAct[]): string[] =>
  acts.flatMap((act) => [...new Set<string>([act, ...eventsOf(act)])]);

export function actOfEvent(event: AuditEventName): RecordedAct {
  const act = recordedActs.find((each) => eventsOf(each).includes(event));
  if (!act) throw new Error(`no act has the event ${event}`);
  return act;
}

type Nothing = Record<string, never>;
/** Instants are ISO texts; `number` is the release's. */
type Begin = { number: number; kind: ReleaseKind; at: string };
type Moved = { number: number; from: string; at: string };
type Cancelled = {
  /** null: it waited for another article's release */
  number: number | null;
  /** when it would have begun */
  from: string | null;
};
type Restored = { restores: number };
/** `waited`: an order to release it with another article was cancelled as well. */
type Waited = { waited?: true };
type Contents = { articles: ArticleId[]; fronts: FrontId[] };
type Named = { name: string };
type Changed = { before: unknown; after: unknown };
type Parts = { parts: unknown };
/** Never the text of a comment, which its author may delete. */
type OfThread = { thread: CommentThreadId };
type Suggestions = { suggestions: string[]; count: number };
type Merged = { from: string; into: string; intoId: number; articles: number };

/** The detail of each event, in addition to its actor, subject and time. */
export type AuditDetails = Covering<{
  'article.create': { from?: 'recovered copy' };
  'article.edit': Nothing;
  'article.suggest': Nothing;
  'article.describe': Record<string, unknown>;
  'article.change-address': { from: string; to: string };
  'article.link-translation': { from: ArticleId | null; to: ArticleId | null };
  'article.submitted': Nothing;
  'article.recalled': Nothing;
  'article.return': Nothing;
  'article.approve': { version: VersionId };
  'article.assigned': { assignee: string; at?: string };
  'article.unassigned': { assignee: string };
  'article.annotate': Nothing;
  'version.name': Named & { version: VersionId };
  /** `version`: the restored one, or `release`: its number. `kept`: the version of the text before */
  'version.restore': { version?: VersionId; release?: number; kept: VersionId };
  'version.restore-part': { version?: VersionId; release?: number; kept: VersionId };
  'comment.start': OfThread;
  'comment.reply': OfThread & { comment: CommentId };
  'comment.edit': OfThread & { comment: CommentId };
  'comment.delete': OfThread & { comment: CommentId };
  'comment.resolve': OfThread;
  'comment.reopen': OfThread;
  'suggestion.accepted': Suggestions;
  'suggestion.rejected': Suggestions;
  'suggestion.withdraw': Suggestions;
  'suggestion.reply': { suggestion: string };
  'article.import': { headline: string; externalId: string | null; hold?: unknown } | { sample: string };
  'related.pinned': { pinned: ArticleId };
  'related.unpinned': { unpinned: ArticleId };
  'related.ordered': { ordered: ArticleId[] };
  'related.blocked': { blocked: ArticleId };
  'related.unblocked': { unblocked: ArticleId };
  'article.delete': Named;
  'release.made': Begin & { until?: string };
  'release.scheduled': Begin & { until?: string };
  'release.moved': Moved;
  'release.cancelled': Cancelled;
  'release.waiting': { after: ArticleId };
  /** `from`: the number of the release that was live */
  'release.taken-back': Restored & Waited & { number: number; from: number };
  /** `number` is null if nothing was live: the scheduled release was cancelled */
  'release.withdrawn': Waited & { number: number | null; because: string };
  'withdrawal.scheduled': Waited & { number: number | null; because: string; at: string };
  'withdrawal.moved': Moved;
  'withdrawal.cancelled': { number: number };
  'coverage.ended': Nothing;
  'coverage.resumed': Nothing;
  'front.change': { version: number };
  'front-release.made': Begin;
  'front-release.scheduled': Begin;
  'front-release.moved': Moved;
  'front-release.cancelled': Cancelled;
  'front-release.taken-back': Begin & Restored;
  'package.created': Named;
  'package.renamed': Parts & { from: string; to: string; titles?: Changed };
  'package.filled': Contents;
  'package.article-added': { added: ArticleId };
  'package.delete': Named;
  'package-release.made': Named & Contents & { at: string };
  'package-release.scheduled': Named & Contents & { at: string };
  'package-release.moved': Contents & { from: string; at: string };
  'package-release.cancelled': Contents;
  'archive.release': Begin;
  'bin.restore': Named;
  /** `days`: the days after which it was erased automatically */
  'bin.erase': Named & { days?: number };
  'name.added': Named;
  'name.removed': Named;
  'series.created': { slug: string; names: LocalizedNames };
  'series.renamed': Parts & { from: LocalizedNames; to: LocalizedNames; standfirsts: Changed };
  'series.filled': { parts: ArticleId[]; before: ArticleId[] };
  'series.removed': { slug: string };
  'share.create': { recipient: string; until: string; link: number };
  'share.revoke': { recipient: string; link: number };
  'effect.retry': { event: string } | { kind: string; count: number };
  'webhook.added': Named & { host: string };
  'webhook.paused': Named;
  'webhook.resumed': Named;
  'webhook.removed': Named;
  'webhook.ping': Named;
  'token.issued': Named & { scopes: readonly string[]; days: number | null };
  'token.revoked': Named;
  'asset.upload': { fileName: string; hash: string } | { embedded: unknown } | { restored: true };
  'asset.describe': Partial<Changed> & { decided?: string[] };
  'asset.change-focus': Changed;
  'asset.change-rights': Changed;
  'asset.renew-rights': Changed;
  'asset.delete': Named;
  'user.invited': { role: Role; sample?: true };
  'user.invited-again': Nothing;
  'user.change-role': { from: Role; to: Role };
  'user.limited': Nothing;
  'user.unlimited': Nothing;
  'user.disable': { ended: number };
  'user.enable': Nothing;
  'user.end-sessions': { ended: number };
  'self.change-locale': { from: string; to: string };
  'self.change-notices': { from: readonly NoticeGroup[]; to: readonly NoticeGroup[] };
  'self.change-password': { ended: number };
  'self.end-sessions': { ended: number };
  'about-page.added': Named;
  'about-page.changed': Named & Parts;
  'about-page.removed': Named;
  'settings.change': ({ changed: string[]; to?: unknown } & Parts) | { names: LocalizedNames };
  'section.added': { slug: string };
  'section.renamed': Parts & { from: LocalizedNames; to: LocalizedNames; slug?: string; formerSlug?: string };
  'section.order': { ordered: SectionId[] };
  'section.merge': Merged;
  'section.delete': Named;
  'topic.restore-by-name': Named;
  'topic.change': { from: string; to: string; slug?: string; formerSlug?: string };
  'topic.merge': Merged;
  'topic.delete': Named;
  'session.begin': Nothing;
  'session.end': Nothing;
  'invitation.accept': Nothing;
  'first-admin.issue-link': Nothing;
  'first-admin.sign-up': { role: 'admin' };
  'browser-link.mail': Nothing;
}>;

/** A type error if an event has no detail. */
type Covering<Details extends Record<AuditEventName, object>> = Details;
