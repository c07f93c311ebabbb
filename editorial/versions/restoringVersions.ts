import { z } from 'zod';
import { schemaVersion } from '#body/bodySchema.ts';
import { type DraftChange, draftUpdateWith } from '#body/draftDocument.ts';
import { MAX_DRAFT_BYTES } from '#contracts/collaboration.ts';
import { inTransaction } from '#db/pools.ts';
import type { VersionId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { insertIntoLog } from '#editorial/drafts/draftLog.ts';
import { fitBody } from '#editorial/drafts/draftUpdates.ts';
import { upgradeDraftIn } from '#editorial/drafts/draftUpgrades.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { lockDraft } from '#editorial/drafts/lockingDrafts.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { deletedPictures, withoutPictures } from './deletedPictures.ts';
import { restoredPart } from './restoredPart.ts';
import { versionKey } from './versionKey.ts';
import { presentText, readVersionText, type VersionText } from './versionText.ts';

/** With `change`, only that difference from the version is taken back: `headline`, `standfirst`, or a key of `changeKeysOf`. */
export const restoreVersionOrder = z.object({
  articleId,
  version: versionKey,
  change: z
    .string()
    .regex(/^(headline|standfirst|[\da-f]{32}-[1-9]\d{0,4})$/)
    .optional(),
});
export type RestoreVersionOrder = z.input<typeof restoreVersionOrder>;

/**
 * Gives the draft the text of a version or release, or one passage of it, by a forward edit that open editors receive like
 * any other. The text before is kept as a version, so that the restoration can be undone. Pictures that have been deleted
 * are left out of a whole version.
 *
 * @returns the version of the text before; null if the draft has that text already. The number of pictures left out, if any
 * @throws {Refusal} `not-found`, `in-bin`, `version-unreadable`, `draft-unreadable`, `body-unfit`, `text-long`, `client-old`,
 *   `changed-meanwhile`, `picture-missing` for a passage with a deleted picture
 */
export async function restoreVersion(
  actor: AnyActor,
  order: RestoreVersionOrder,
): Promise<{ kept: VersionId | null; missingPictures?: number }> {
  allow(actor, 'version.restore');
  const { articleId, version, change } = restoreVersionOrder.parse(order);
  const { kept, missing } = await inTransaction(async (tx) => {
    await lockDraft(tx, articleId);
    const text = await readVersionText(tx, articleId, version);
    await upgradeDraftIn(tx, articleId);
    const loaded = await loadDraft(articleId, tx);
    const present = presentText(loaded);
    const wanted = change === undefined ? wholeText(text) : restoredPart(text, present, change);
    const body = wanted.body && fitBody(wanted.body);
    const deleted = body ? await deletedPictures(tx, body, present.body) : [];
    if (change !== undefined && deleted.length > 0) throw new Refusal('picture-missing');
    const update = draftUpdateWith(loaded.state, {
      ...wanted,
      ...(body && { body: withoutPictures(body, deleted) }),
    });
    const missing = deleted.length;
    if (!update) return { kept: null, missing };
    if (loaded.state.byteLength + update.byteLength > MAX_DRAFT_BYTES)
      throw new Refusal('text-long', { max: MAX_DRAFT_BYTES });
    const before = await keepVersion(tx, { articleId, reason: 'before-restore', loaded });
    const [id] = await insertIntoLog(tx, [{ actor, articleId, update, schemaVersion }], {});
    if (id === undefined) throw new Refusal('client-old');
    const restored = version.is === 'release' ? { release: version.number } : { version: version.id };
    await record(
      tx,
      actor,
      change === undefined ? 'version.restore' : 'version.restore-part',
      { is: 'article', id: articleId },
      { ...restored, kept: before },
    );
    return { kept: before, missing };
  });
  if (kept !== null) await deriveDraft(articleId);
  return { kept, ...(missing > 0 && { missingPictures: missing }) };
}

/** @throws {Refusal} `version-unreadable` */
function wholeText({ headline, standfirst, body }: VersionText): DraftChange {
  if (!body) throw new Refusal('version-unreadable');
  return { headline, standfirst, body };
}
