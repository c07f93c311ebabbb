import { z } from 'zod';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';
import { MAX_SUGGESTION_REPLY_CHARACTERS } from '#contracts/textLimits.ts';
import { isUuid } from '#contracts/uuid.ts';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { suggestion, suggestionReply } from '#db/schema/suggestions.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';
import type { ListedReply } from './listingSuggestions.ts';

/** Maximum characters of a reply before invisible ones are removed. */
const MAX_RECEIVED_CHARACTERS = 4 * MAX_SUGGESTION_REPLY_CHARACTERS;

export const replyToSuggestionOrder = z.strictObject({
  suggestionId: z.string().max(36).refine(isUuid, 'malformed'),
  text: z
    .string()
    .max(MAX_RECEIVED_CHARACTERS, 'text-long')
    .refine(isStorableText, 'text-unfit')
    .transform((text) => nfc(withoutInvisibleSigns(text)).trim())
    .refine((text) => text !== '', 'text-unfit')
    .refine((text) => text.length <= MAX_SUGGESTION_REPLY_CHARACTERS, 'text-long'),
});
export type ReplyToSuggestionOrder = z.input<typeof replyToSuggestionOrder>;

/** Replies to a suggestion, open or closed. @throws {Refusal} `not-found`, `in-bin` */
export async function replyToSuggestion(actor: Actor, order: ReplyToSuggestionOrder): Promise<ListedReply> {
  allow(actor, 'suggestion.reply');
  const { suggestionId, text } = replyToSuggestionOrder.parse(order);
  return inTransaction(async (tx) => {
    const [row] = await tx
      .select({ articleId: article.id, deletedAt: article.deletedAt })
      .from(suggestion)
      .innerJoin(article, eq(article.id, suggestion.articleId))
      .where(eq(suggestion.id, suggestionId));
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const [reply] = await tx
      .insert(suggestionReply)
      .values({ suggestionId, author: actor.id, text })
      .returning({ id: suggestionReply.id, at: suggestionReply.at });
    if (!reply) throw new Error('the reply was not inserted');
    const subject = { is: 'article', id: row.articleId } as const;
    await record(tx, actor, 'suggestion.reply', subject, { suggestion: suggestionId });
    return { id: reply.id, author: { id: actor.id, name: actor.name }, text, at: reply.at.toISOString() };
  });
}
