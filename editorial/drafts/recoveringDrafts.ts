import { z } from 'zod';
import { checkBody, checkLine } from '#body/checkBody.ts';
import { draftSaying } from '#body/draftDocument.ts';
import { inTransaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { insertArticle } from '#editorial/articles/creatingArticles.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { language } from '#editorial/inputSchemas.ts';
import { deriveDraft } from './derivedColumns.ts';

export const recoverDraftOrder = z.strictObject({
  language,
  headline: z.string().max(10_000),
  standfirst: z.string().max(10_000),
  body: z.unknown(),
});
export type RecoverDraftOrder = z.input<typeof recoverDraftOrder>;

/**
 * Creates a new article from the text of a browser's copy that must not be merged into its own draft. @throws {Refusal}
 * `text-unfit`, `body-unfit`
 */
export async function recoverDraft(
  actor: Actor,
  order: RecoverDraftOrder,
): Promise<{ articleId: ArticleId }> {
  allow(actor, 'article.create');
  const { language, ...content } = recoverDraftOrder.parse(order);
  const [headline, standfirst] = [content.headline, content.standfirst].map((text) => {
    const checked = checkLine(text);
    if (!checked.fit) throw new Refusal('text-unfit', { problem: checked.problem });
    return checked.line;
  }) as [string, string];
  const checked = checkBody(content.body);
  if (!checked.fit) throw new Refusal('body-unfit', { problem: checked.problem });
  const state = draftSaying({ headline, standfirst, body: checked.body });
  const made = await inTransaction(async (tx) => {
    const articleId = await insertArticle(tx, actor, { language }, state);
    await record(tx, actor, 'article.create', { is: 'article', id: articleId }, { from: 'recovered copy' });
    return { articleId };
  });
  await deriveDraft(made.articleId);
  return made;
}
