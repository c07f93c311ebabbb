import { type AuditEventName, auditEventNames } from './auditEventTypes.ts';

/** A row of the audit log: `act` is the name of an event or, in rows from before events had names, of an act. */
export type RecordedRow = { act: string; at: Date | string; detail: Record<string, unknown> };

/** The event of a row; null: an event of another version of Copydesk. */
export function eventOfRow(row: RecordedRow): AuditEventName | null {
  return auditEventNames.find((name) => name === row.act) ?? formerEvent(row);
}

/** The event of a row that names an act with several events: its detail shows which. */
function formerEvent(row: RecordedRow): AuditEventName | null {
  const { act, detail } = row;
  switch (act) {
    case 'article.release':
      return 'after' in detail ? 'release.waiting' : `release.${beginOf(row)}`;
    case 'front.release':
      return 'restores' in detail || detail.kind === 'take-back'
        ? 'front-release.taken-back'
        : `front-release.${beginOf(row)}`;
    case 'package.release':
      return `package-release.${beginOf(row)}`;
    case 'article.take-back':
      return 'release.taken-back';
    case 'article.withdraw':
      if ('calledOff' in detail) return 'withdrawal.cancelled';
      if ('from' in detail) return 'withdrawal.moved';
      return 'at' in detail ? 'withdrawal.scheduled' : 'release.withdrawn';
    case 'article.end-coverage':
      return detail.resumed ? 'coverage.resumed' : 'coverage.ended';
    case 'article.file':
      return detail.filed ? 'article.submitted' : 'article.recalled';
    case 'article.pin':
      if ('pinned' in detail) return 'related.pinned';
      return 'unpinned' in detail ? 'related.unpinned' : 'related.ordered';
    case 'article.block-related':
      return 'blocked' in detail ? 'related.blocked' : 'related.unblocked';
    case 'package.change':
      if ('created' in detail) return 'package.created';
      if ('added' in detail) return 'package.article-added';
      return 'articles' in detail ? 'package.filled' : 'package.renamed';
    case 'series.change':
      if ('founded' in detail) return 'series.created';
      if ('dropped' in detail) return 'series.removed';
      return 'from' in detail ? 'series.renamed' : 'series.filled';
    case 'lexicon.change':
      return 'removed' in detail ? 'name.removed' : 'name.added';
    case 'section.change':
      return 'added' in detail ? 'section.added' : 'section.renamed';
    case 'user.invite':
      return 'again' in detail ? 'user.invited-again' : 'user.invited';
    default:
      return byWhat[`${act} ${detail.what}`] ?? null;
  }
}

/** Events of acts that name the event by `what` in their detail. */
const byWhat: Partial<Record<string, AuditEventName>> = {
  'webhook.change add': 'webhook.added',
  'webhook.change pause': 'webhook.paused',
  'webhook.change resume': 'webhook.resumed',
  'webhook.change remove': 'webhook.removed',
  'webhook.change ping': 'webhook.ping',
  'token.change make': 'token.issued',
  'token.change revoke': 'token.revoked',
  'about.change added': 'about-page.added',
  'about.change changed': 'about-page.changed',
  'about.change removed': 'about-page.removed',
};

/** Milliseconds by which the time of an immediate release may be later than the time of its audit event. */
const MARGIN_MS = 1_000;

function beginOf({ at, detail }: RecordedRow): 'made' | 'scheduled' | 'moved' | 'cancelled' {
  if ('calledOff' in detail) return 'cancelled';
  if ('from' in detail) return 'moved';
  const begin = Date.parse(String(detail.at));
  return begin > new Date(at).getTime() + MARGIN_MS ? 'scheduled' : 'made';
}
