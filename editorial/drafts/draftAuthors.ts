import * as Y from 'yjs';
import { type DraftField, draftOf, fields } from '#body/draftDocument.ts';
import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, gt, lte } from '#db/query.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';

/** Rows of a draft's log: after `after`, up to and including `upto`. */
type Span = { articleId: ArticleId; after: number; upto: number };

/**
 * The user who last changed each field of a draft in a span of its log; null: Copydesk itself. The map has no entry for
 * a field that did not change.
 */
export async function readDraftAuthors(tx: Transaction, span: Span): Promise<Map<DraftField, UserId | null>> {
  const rows = await readLog(tx, span);
  const last = rows.at(-1);
  if (!last) return new Map();
  if (rows.every(({ by }) => by === last.by)) return new Map(fields.map((field) => [field, last.by]));
  const before = await readStateAt(tx, span.articleId, span.after);
  // The state includes later rows, so it is unknown which row changed which field.
  if (!before) return new Map(fields.map((field) => [field, last.by]));
  return replay(before, rows);
}

function replay(
  state: Uint8Array,
  rows: { update: Uint8Array; by: UserId | null }[],
): Map<DraftField, UserId | null> {
  const authors = new Map<DraftField, UserId | null>();
  const ydoc = draftOf(state);
  const roots = new Map(fields.map((field) => [ydoc.getXmlFragment(field) as unknown, field]));
  let by: UserId | null = null;
  ydoc.on('afterTransaction', ({ changedParentTypes }: Y.Transaction) => {
    for (const type of changedParentTypes.keys()) {
      const field = roots.get(type);
      if (field) authors.set(field, by);
    }
  });
  for (const row of rows) {
    by = row.by;
    Y.applyUpdate(ydoc, row.update);
  }
  return authors;
}

/** The state of a draft with the rows of its log up to `upto`; null: the compacted state includes later rows. */
export async function readStateAt(
  tx: Transaction,
  articleId: ArticleId,
  upto: number,
): Promise<Uint8Array | null> {
  const [stored] = await tx
    .select({ state: draft.state, upto: draft.stateUpto })
    .from(draft)
    .where(eq(draft.articleId, articleId));
  if (!stored || stored.upto > upto) return null;
  const rows = await readLog(tx, { articleId, after: stored.upto, upto });
  return Y.mergeUpdates([stored.state, ...rows.map(({ update }) => update)]);
}

const readLog = (tx: Transaction, { articleId, after, upto }: Span) =>
  tx
    .select({ update: draftUpdate.update, by: draftUpdate.userId })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.articleId, articleId), gt(draftUpdate.id, after), lte(draftUpdate.id, upto)))
    .orderBy(asc(draftUpdate.id));
