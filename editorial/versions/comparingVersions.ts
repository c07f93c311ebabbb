import { z } from 'zod';
import type { BlockChange, WordChanges } from '#body/comparison/changeTypes.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { compareWords } from '#body/comparison/wordChanges.ts';
import { newestFirst } from '#body/liveEntries.ts';
import { inSnapshot, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { loadDrafts } from '#editorial/drafts/loadedDraft.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { changeKeysOf } from './changeKeys.ts';
import { type VersionKey, versionKey } from './versionKey.ts';
import { presentText, readVersionText, type VersionText } from './versionText.ts';

/** Without `to`, a version is compared with the present draft. */
export const compareVersionsOrder = z.object({ articleId, from: versionKey, to: versionKey.optional() });
export type CompareVersionsOrder = z.input<typeof compareVersionsOrder>;

export type VersionComparison = {
  language: Language;
  headline: WordChanges;
  standfirst: WordChanges;
  /** with the unchanged blocks; null: one of the two bodies was invalid */
  body: BlockChange[] | null;
  /** as in `changeKeysOf`, with which a change is restored */
  changeKeys: (string | null)[];
};

/** What has changed from one text of an article to another. @throws {Refusal} `not-found`, `in-bin` */
export async function compareVersions(
  actor: AnyActor,
  order: CompareVersionsOrder,
): Promise<VersionComparison> {
  allow(actor, 'version.read');
  const { articleId, from, to } = compareVersionsOrder.parse(order);
  return inSnapshot(async (tx) => {
    const [row] = await tx
      .select({ language: article.language, deletedAt: article.deletedAt })
      .from(article)
      .where(eq(article.id, articleId));
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const before = await readVersionText(tx, articleId, from);
    const after = await readText(tx, articleId, to);
    // Releases have the entries of a live story newest first, so drafts are compared in that order, too.
    const body =
      before.body && after.body && compareBodies(newestFirst(before.body), newestFirst(after.body));
    return {
      language: row.language,
      headline: compareWords(before.headline, after.headline, row.language),
      standfirst: compareWords(before.standfirst, after.standfirst, row.language),
      body,
      changeKeys: changeKeysOf(body ?? []),
    };
  });
}

async function readText(
  tx: Transaction,
  articleId: ArticleId,
  key: VersionKey | undefined,
): Promise<VersionText> {
  if (key) return readVersionText(tx, articleId, key);
  const loaded = (await loadDrafts(tx, [articleId])).get(articleId);
  if (!loaded) throw new Refusal('not-found');
  return presentText(loaded);
}
