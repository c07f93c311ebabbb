import * as Y from 'yjs';
import { z } from 'zod';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftOf } from '#body/draftDocument.ts';
import { resolveSuggestions, type SuggestionOutcome } from '#body/suggestions/resolvingSuggestions.ts';
import type { DraftSuggestion } from '#body/suggestions/suggestionList.ts';
import { MAX_DRAFT_BYTES } from '#contracts/collaboration.ts';
import { isUuid } from '#contracts/uuid.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, inArray, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { suggestion } from '#db/schema/suggestions.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { insertIntoLog } from '#editorial/drafts/draftLog.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { lockDraft } from '#editorial/drafts/lockingDrafts.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { suggestionsOf } from './suggestedDraft.ts';
import { suggestionTextsJson } from './suggestionTexts.ts';

/** Maximum suggestions that one order resolves. */
export const MAX_RESOLVED_SUGGESTIONS = 500;

export const closeSuggestionsOrder = z.strictObject({
  articleId,
  ids: z
    .array(z.string().max(36).refine(isUuid, 'malformed'))
    .min(1)
    .max(MAX_RESOLVED_SUGGESTIONS)
    .transform((ids) => [...new Set(ids)]),
});
export type CloseSuggestionsOrder = z.input<typeof closeSuggestionsOrder>;

/** `skipped`: ids that the draft contained no more, because others had resolved or deleted them. */
export type ClosedSuggestions = { resolved: string[]; skipped: string[] };

/**
 * Accepts suggestions by a forward edit of the draft, which open editors receive like any other. Before several are
 * accepted together, the text is kept as a version.
 * @throws {Refusal} `not-found`, `in-bin`, `only-suggests`, `draft-unreadable`, `text-long`, `client-old`
 */
export async function acceptSuggestions(
  actor: AnyActor,
  order: CloseSuggestionsOrder,
): Promise<ClosedSuggestions> {
  allow(actor, 'suggestion.resolve');
  return close(actor, closeSuggestionsOrder.parse(order), 'accepted');
}

/**
 * Rejects suggestions like `acceptSuggestions`. Everybody may reject their own, which withdraws them.
 * @throws {Refusal} like `acceptSuggestions`
 */
export async function rejectSuggestions(
  actor: AnyActor,
  order: CloseSuggestionsOrder,
): Promise<ClosedSuggestions> {
  allow(actor, 'suggestion.withdraw');
  return close(actor, closeSuggestionsOrder.parse(order), 'rejected');
}

async function close(
  actor: AnyActor,
  { articleId, ids }: z.output<typeof closeSuggestionsOrder>,
  outcome: SuggestionOutcome,
): Promise<ClosedSuggestions> {
  const resolved = await inTransaction(async (tx) => {
    await lockDraft(tx, articleId);
    const loaded = await loadDraft(articleId, tx);
    const { state } = loaded;
    const isOwn = outcome === 'rejected' && (await areOwn(tx, actor, ids));
    if (!isOwn) allow(actor, 'suggestion.resolve');
    const ydoc = draftOf(state);
    const chosen = new Map(suggestionsOf(ydoc).map((one) => [one.id, one]));
    const open = ids.flatMap((id) => chosen.get(id) ?? []);
    if (open.length === 0) return [];
    const update = resolvingUpdate(ydoc, open, outcome);
    if (state.byteLength + update.byteLength > MAX_DRAFT_BYTES)
      throw new Refusal('text-long', { max: MAX_DRAFT_BYTES });
    if (outcome === 'accepted' && open.length > 1)
      await keepVersion(tx, { articleId, reason: 'before-suggestions', loaded });
    const [row] = await insertIntoLog(tx, [{ actor, articleId, update, schemaVersion }], {});
    if (row === undefined) throw new Refusal('client-old');
    await closeRows(tx, actor, { articleId, open, outcome });
    const resolvedIds = open.map(({ id }) => id);
    const event = outcome === 'accepted' ? 'suggestion.accepted' : 'suggestion.rejected';
    await record(
      tx,
      actor,
      isOwn ? 'suggestion.withdraw' : event,
      { is: 'article', id: articleId },
      { suggestions: resolvedIds, count: resolvedIds.length },
    );
    return resolvedIds;
  });
  if (resolved.length > 0) await deriveDraft(articleId);
  return { resolved, skipped: ids.filter((id) => !resolved.includes(id)) };
}

async function areOwn(tx: Transaction, actor: AnyActor, ids: string[]): Promise<boolean> {
  const rows = await tx
    .select({ createdBy: suggestion.createdBy })
    .from(suggestion)
    .where(inArray(suggestion.id, ids));
  return rows.length === ids.length && rows.every(({ createdBy }) => createdBy === actor.id);
}

function resolvingUpdate(ydoc: Y.Doc, open: DraftSuggestion[], outcome: SuggestionOutcome): Uint8Array {
  const ids = new Set(open.map(({ id }) => id));
  const updates: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => updates.push(update));
  resolveSuggestions(ydoc, (id) => ids.has(id), outcome);
  return Y.mergeUpdates(updates);
}

type Closed = { articleId: ArticleId; open: DraftSuggestion[]; outcome: SuggestionOutcome };

async function closeRows(
  tx: Transaction,
  actor: AnyActor,
  { articleId, open, outcome }: Closed,
): Promise<void> {
  await tx
    .update(suggestion)
    .set({ state: outcome, resolvedBy: actor.id, resolvedAt: sql`now()`, text: sql`closed.text` })
    .from(sql`jsonb_to_recordset(${suggestionTextsJson(open)}::jsonb) closed (id uuid, text jsonb)`)
    .where(and(eq(suggestion.id, sql`closed.id`), eq(suggestion.articleId, articleId)));
}
