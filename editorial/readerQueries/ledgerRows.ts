import { liveLedgerArticle, liveLedgerFront } from '#db/liveViews/ledgerViews.ts';
import { reader } from '#db/pools.ts';
import { type AnyColumn, asc, type SQL, sql } from '#db/query.ts';
import { inReleaseOrder } from '#editorial/ledger/checkpointCheck.ts';
import { microsecondText } from '#editorial/ledger/microsecondText.ts';
import type { LedgerEntry } from '#editorial/ledger/publishedDocuments.ts';

/** A release in the ledger without its content, and its cursor. */
export type LedgerRow = Omit<LedgerEntry, 'content'> & { releaseId: number; cursor: string };

/** The first releases after a cursor. Each kind is read in the order of its own index; then both are merged. */
export async function selectLedgerRows(after: string | undefined, most: number): Promise<LedgerRow[]> {
  const place = readPlace(after);
  const [articles, fronts] = await Promise.all([
    selectKind('article', liveLedgerArticle, liveLedgerArticle.articleId, place, most),
    selectKind('front', liveLedgerFront, liveLedgerFront.frontId, place, most),
  ]);
  return [...articles, ...fronts].sort(inReleaseOrder).slice(0, most);
}

type Kind = LedgerEntry['of'];
type Place = { begun: SQL; of: Kind; id: number; number: number };

/** Parses a cursor, as in `next`; null, the beginning, for any other text. */
function readPlace(after: string | undefined): Place | null {
  const [, micros, of, id, number] =
    /^(\d{1,16})-(article|front)-(\d{1,15})-(\d{1,9})$/.exec(after ?? '') ?? [];
  if (micros === undefined) return null;
  const begun = sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;
  return { begun, of: of as Kind, id: Number(id), number: Number(number) };
}

type LedgerView = typeof liveLedgerArticle | typeof liveLedgerFront;

async function selectKind(
  of: Kind,
  view: LedgerView,
  id: AnyColumn,
  place: Place | null,
  most: number,
): Promise<LedgerRow[]> {
  const rows = await reader()
    .select({
      id: sql<number>`${id}`.mapWith(Number),
      number: view.number,
      begun: microsecondText(view.begun),
      hash: sql<string>`encode(${view.contentHash}, 'hex')`,
      releaseId: view.id,
      micros: sql<string>`(extract(epoch from ${view.begun}) * 1000000)::bigint`,
    })
    .from(view)
    .where(place ? isAfterPlace(place, of, view, id) : undefined)
    .orderBy(asc(view.begun), asc(id), asc(view.number))
    .limit(most);
  return rows.map(({ micros, ...row }) => {
    return { of, ...row, cursor: `${micros}-${of}-${row.id}-${row.number}` };
  });
}

/** At one instant, articles come before fronts. */
function isAfterPlace(place: Place, of: Kind, view: LedgerView, id: AnyColumn): SQL {
  if (of < place.of) return sql`${view.begun} > ${place.begun}`;
  if (of > place.of) return sql`${view.begun} >= ${place.begun}`;
  return sql`${view.begun} >= ${place.begun}
    and (${view.begun}, ${id}, ${view.number}) > (${place.begun}, ${place.id}::bigint, ${place.number}::int)`;
}
