import { z } from 'zod';
import { MAX_VERSION_NAME_CHARACTERS } from '#contracts/textLimits.ts';
import { inTransaction } from '#db/pools.ts';
import { and, eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { VersionId } from '#db/schema/ids.ts';
import { draftVersion } from '#db/schema/versions.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { articleId, line } from '#editorial/inputSchemas.ts';

/** Without `version`, the present text is kept under the name. */
export const nameVersionOrder = z.object({
  articleId,
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(Number.MAX_SAFE_INTEGER)
    .transform((id) => id as VersionId)
    .optional(),
  name: line(MAX_VERSION_NAME_CHARACTERS).refine((name) => name !== '', 'text-unfit'),
});
export type NameVersionOrder = z.input<typeof nameVersionOrder>;

/** Names a version, or keeps the present text as a named one. @throws {Refusal} `not-found`, `in-bin`, `draft-unreadable` */
export async function nameVersion(actor: AnyActor, order: NameVersionOrder): Promise<{ version: VersionId }> {
  allow(actor, 'version.name');
  const { articleId, version: named, name } = nameVersionOrder.parse(order);
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ deletedAt: article.deletedAt })
      .from(article)
      .where(eq(article.id, articleId));
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    if (named !== undefined) {
      const changed = await tx
        .update(draftVersion)
        .set({ name })
        .where(and(eq(draftVersion.id, named), eq(draftVersion.articleId, articleId)))
        .returning({ id: draftVersion.id });
      if (changed.length === 0) throw new Refusal('not-found');
    }
    const version = named ?? (await keepVersion(tx, { articleId, reason: 'named', name }));
    await record(tx, actor, 'version.name', { is: 'article', id: articleId }, { name, version });
    return { version };
  });
}
