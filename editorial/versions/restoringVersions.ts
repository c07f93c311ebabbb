import { z } from 'zod';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftUpdateWith } from '#body/draftDocument.ts';
import { MAX_DRAFT_BYTES } from '#contracts/collaboration.ts';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { VersionId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { insertIntoLog } from '#editorial/drafts/draftLog.ts';
import { fitBody } from '#editorial/drafts/draftUpdates.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { loadDrafts } from '#editorial/drafts/loadedDraft.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { versionKey } from './versionKey.ts';
import { readVersionText } from './versionText.ts';

export const restoreVersionOrder = z.object({ articleId, version: versionKey });
export type RestoreVersionOrder = z.input<typeof restoreVersionOrder>;

/**
 * Gives the draft the text of a version or release, by a forward edit that open editors receive like any other. The text
 * before is kept as a version, so that the restoration can be undone.
 *
 * @returns the version of the text before; null if the draft has that text already
 * @throws {Refusal} `not-found`, `in-bin`, `version-unreadable`, `draft-unreadable`, `body-unfit`, `text-long`, `client-old`
 */
export async function restoreVersion(
  actor: AnyActor,
  order: RestoreVersionOrder,
): Promise<{ kept: VersionId | null }> {
  allow(actor, 'version.restore');
  const { articleId, version } = restoreVersionOrder.parse(order);
  const kept = await inTransaction(async (tx) => {
    // Locked, so that nobody's typing comes between the text that is kept and the one that replaces it.
    const [row] = await tx
      .select({ deletedAt: article.deletedAt })
      .from(draft)
      .innerJoin(article, eq(article.id, draft.articleId))
      .where(eq(draft.articleId, articleId))
      .for('no key update', { of: draft });
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const { headline, standfirst, body } = await readVersionText(tx, articleId, version);
    if (!body) throw new Refusal('version-unreadable');
    const loaded = (await loadDrafts(tx, [articleId])).get(articleId);
    if (!loaded) throw new Refusal('not-found');
    const update = draftUpdateWith(loaded.state, { headline, standfirst, body: fitBody(body) });
    if (!update) return null;
    if (loaded.state.byteLength + update.byteLength > MAX_DRAFT_BYTES)
      throw new Refusal('text-long', { max: MAX_DRAFT_BYTES });
    const before = await keepVersion(tx, { articleId, reason: 'before-restore', loaded });
    const [id] = await insertIntoLog(tx, [{ actor, articleId, update, schemaVersion }], {});
    if (id === undefined) throw new Refusal('client-old');
    const restored = version.is === 'release' ? { release: version.number } : { version: version.id };
    await record(
      tx,
      actor,
      'version.restore',
      { is: 'article', id: articleId },
      { ...restored, kept: before },
    );
    return before;
  });
  if (kept !== null) await deriveDraft(articleId);
  return { kept };
}
