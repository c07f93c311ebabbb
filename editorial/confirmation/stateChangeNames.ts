import type { AuditEventName } from '#editorial/audit/auditEventTypes.ts';
import { eventOfRow, type RecordedRow } from '#editorial/audit/formerEvents.ts';

/**
 * The changes for which `decided-on-old-state` in `messages/…/refusals.json` has a text, each with its audit events.
 * ICU allows no hyphen in their names. `began` and `ended`: a release, on schedule. Any other event is `changed`.
 */
const eventsOfChanges = {
  began: [],
  ended: [],
  released: ['release.made', 'archive.release', 'front-release.made', 'package-release.made'],
  scheduled: ['release.scheduled', 'front-release.scheduled', 'package-release.scheduled'],
  moved: ['release.moved', 'front-release.moved', 'package-release.moved'],
  calledOff: ['release.cancelled', 'front-release.cancelled', 'package-release.cancelled'],
  waits: ['release.waiting'],
  withdrew: ['release.withdrawn'],
  endPlanned: ['withdrawal.scheduled'],
  endMoved: ['withdrawal.moved'],
  endCalledOff: ['withdrawal.cancelled'],
  tookBack: ['release.taken-back', 'front-release.taken-back'],
  coverageEnded: ['coverage.ended'],
  coverageResumed: ['coverage.resumed'],
  roleChanged: ['user.change-role'],
  disabled: ['user.disable'],
  enabled: ['user.enable'],
  revoked: ['share.revoke', 'token.revoked'],
  paused: ['webhook.paused'],
  resumed: ['webhook.resumed'],
  removed: ['webhook.removed', 'about-page.removed'],
  binned: ['article.delete', 'asset.delete', 'package.delete', 'section.delete', 'topic.delete'],
  merged: ['section.merge', 'topic.merge'],
  invited: ['user.invited', 'user.invited-again'],
  changed: [],
} satisfies Record<string, AuditEventName[]>;

export type StateChange = keyof typeof eventsOfChanges;
export const stateChanges = Object.keys(eventsOfChanges) as StateChange[];

/** The change that an audit event describes. */
export function stateChangeOf(row: RecordedRow): StateChange {
  const event = eventOfRow(row);
  if (event === 'release.withdrawn' && row.detail.number === null) return 'calledOff';
  return stateChanges.find((change) => eventsOfChanges[change].some((name) => name === event)) ?? 'changed';
}
