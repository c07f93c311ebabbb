import * as Y from 'yjs';
import { z } from 'zod';
import { encodeDraft } from '#body/draftDocument.ts';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import { inTransaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { isRefusal, type RefusalReason } from '#editorial/access/refusal.ts';
import { insertArticle } from '#editorial/articles/creatingArticles.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { articleId, language } from '#editorial/inputSchemas.ts';
import { deriveDraft } from './derivedColumns.ts';
import { fitBody, fitLine } from './draftUpdates.ts';
import { loadDraftNotInBin } from './loadedDraft.ts';

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
  const { language, headline, standfirst, body } = recoverDraftOrder.parse(order);
  const lines = { headline: fitLine(headline), standfirst: fitLine(standfirst) };
  const state = encodeDraft({ ...lines, body: fitBody(body) });
  const articleId = await inTransaction(async (tx) => {
    const id = await insertArticle(tx, actor, { language }, state);
    await record(tx, actor, 'article.create', { is: 'article', id }, { from: 'recovered copy' });
    return id;
  });
  await deriveDraft(articleId);
  return { articleId };
}

export const compareCopiesOrder = z.strictObject({
  /** `held`: the encoded `UpdateCoverage` of a browser's copy of the draft, in base64 */
  copies: z
    .strictObject({ articleId, held: z.base64().max(400_000) })
    .array()
    .max(20),
});
export type CompareCopiesOrder = z.input<typeof compareCopiesOrder>;

export type ComparedCopy = 'in-draft' | 'not-in-draft' | 'article-gone';

/** Refusals for a draft that nobody can write into: it does not exist, or its article is in the bin. */
const GONE: ReadonlySet<RefusalReason> = new Set(['not-found', 'in-bin']);

/** Whether drafts contain everything that browsers' copies of them contain, in the order of the copies. */
export async function compareCopies(actor: Actor, order: CompareCopiesOrder): Promise<ComparedCopy[]> {
  allow(actor, 'article.suggest');
  const { copies } = compareCopiesOrder.parse(order);
  const answers: ComparedCopy[] = [];
  for (const copy of copies) answers.push(await compare(copy.articleId, Buffer.from(copy.held, 'base64')));
  return answers;
}

async function compare(id: ArticleId, held: Uint8Array): Promise<ComparedCopy> {
  try {
    const { state } = await loadDraftNotInBin(id);
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, state);
    return UpdateCoverage.ofDocument(ydoc).covers(coverageIn(held)) ? 'in-draft' : 'not-in-draft';
  } catch (error) {
    if (isRefusal(error) && GONE.has(error.reason)) return 'article-gone';
    throw error;
  }
}

/** Decodes a copy's coverage. A copy that cannot be decoded counts as not included in any draft. */
function coverageIn(held: Uint8Array): UpdateCoverage {
  try {
    return UpdateCoverage.decode(held);
  } catch {
    const unknown = new Y.Doc();
    unknown.getText('unreadable').insert(0, '?');
    return UpdateCoverage.ofDocument(unknown);
  }
}
