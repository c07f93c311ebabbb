import { bodyWithoutChange } from '#body/comparison/changeReversal.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import type { DraftChange } from '#body/draftDocument.ts';
import { newestFirst } from '#body/liveEntries.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { changeKeysOf } from './changeKeys.ts';
import type { VersionText } from './versionText.ts';

/**
 * The change of the draft that takes back one difference from a version. `key`: a field, or as in `changeKeysOf`.
 * @throws {Refusal} `changed-meanwhile` if there is no such difference any more, `version-unreadable`, `draft-unreadable`
 */
export function restoredPart(version: VersionText, present: VersionText, key: string): DraftChange {
  if (key === 'headline') return { headline: version.headline };
  if (key === 'standfirst') return { standfirst: version.standfirst };
  if (!version.body) throw new Refusal('version-unreadable');
  if (!present.body) throw new Refusal('draft-unreadable');
  const [before, after] = [newestFirst(version.body), newestFirst(present.body)];
  const at = changeKeysOf(compareBodies(before, after)).indexOf(key);
  const body = at < 0 ? null : bodyWithoutChange(before, after, at);
  if (!body) throw new Refusal('changed-meanwhile');
  return { body };
}
