import { type AuditEventName, auditEventNames } from './auditEvents.ts';

/** A row of the record: `act` is the name of an event or, from before events had names, of an act. */
export type RecordedRow = { act: string; at: Date | string; detail: Record<string, unknown> };

/** What happened, as a row tells it; null: an event of another version of Copydesk. */
export function eventOfRow(row: RecordedRow): AuditEventName | null {
  return auditEventNames.find((name) => name === row.act) ?? formerEvent(row);
}

/** What came of an act that can do several things, by what it wrote down. */
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
    default:
      return null;
  }
}

/** How far the clock of a release may have been ahead of that of its record, ms. */
const MARGIN_MS = 1_000;

function beginOf({ at, detail }: RecordedRow): 'made' | 'scheduled' | 'moved' | 'cancelled' {
  if ('calledOff' in detail) return 'cancelled';
  if ('from' in detail) return 'moved';
  const begin = Date.parse(String(detail.at));
  return begin > new Date(at).getTime() + MARGIN_MS ? 'scheduled' : 'made';
}
