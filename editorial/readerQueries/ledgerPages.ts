import { pathOf } from '#contracts/routes.ts';
import {
  liveCheckpoint,
  liveLedgerArticle,
  liveLedgerFront,
  liveLedgerKey,
} from '#db/liveViews/ledgerViews.ts';
import { reader } from '#db/pools.ts';
import { type AnyColumn, asc, desc, eq, inArray, type SQL, sql } from '#db/query.ts';
import { canonicalFront } from '#editorial/fronts/frontHash.ts';
import { inReleaseOrder } from '#editorial/ledger/checkpointCheck.ts';
import { microsecondText } from '#editorial/ledger/microsecondText.ts';
import type {
  LedgerEntry,
  LedgerPage,
  LedgerSummary,
  SignedCheckpoint,
} from '#editorial/ledger/publishedDocuments.ts';
import { base64 } from '#editorial/ledger/signatures.ts';
import { canonicalContent, type HashedContent } from '#editorial/releases/contentHash.ts';
import { readPaper } from './paperFacts.ts';

/** What stands at the well-known address. Pages that show it carry the tag `ledger`. */
export async function readLedgerSummary(site: string): Promise<LedgerSummary> {
  const [paper, keys, [newest]] = await Promise.all([
    readPaper(),
    reader().select().from(liveLedgerKey).orderBy(asc(liveLedgerKey.id)),
    reader()
      .select({
        number: liveCheckpoint.number,
        at: microsecondText(liveCheckpoint.at),
        sha256: sql<string>`encode(sha256(convert_to(${liveCheckpoint.document}, 'UTF8')), 'hex')`,
      })
      .from(liveCheckpoint)
      .orderBy(desc(liveCheckpoint.number))
      .limit(1),
  ]);
  return {
    version: 1,
    paper: paper.names[paper.language] ?? Object.values(paper.names)[0] ?? '',
    site,
    keys: keys.map(({ publicKey, createdAt }) => ({
      algorithm: 'Ed25519',
      key: base64(publicKey),
      since: createdAt.toISOString(),
    })),
    checkpoints: { newest: newest ?? null, address: '/ledger/checkpoints/{number}.json' },
    releases: pathOf('ledgerReleases'),
    howToVerify: pathOf('record'),
  };
}

/** When the newest checkpoint was signed; null: there is none yet. */
export const newestCheckpoint = ({ checkpoints }: LedgerSummary): Date | null =>
  checkpoints.newest && new Date(checkpoints.newest.at);

/** A checkpoint exactly as it was signed; null: there is none of that number. */
export async function readCheckpoint(number: number): Promise<SignedCheckpoint | null> {
  const [found] = await reader().select().from(liveCheckpoint).where(eq(liveCheckpoint.number, number));
  if (!found) return null;
  const { document, signature, publicKey } = found;
  return { number, document, signature: base64(signature), key: base64(publicKey) };
}

const atOnce = 10;
const perPage = 100;
/** characters of JSON past which a page takes no more releases in */
const enough = 1_500_000;

/** One page of the ledger, from its beginning or after a place that `next` of an earlier page gave. */
export async function readLedgerPage(after?: string): Promise<LedgerPage> {
  const keys = await selectKeys(after);
  const releases: LedgerEntry[] = [];
  for (let size = 0; releases.length < Math.min(perPage, keys.length) && size < enough; ) {
    const some = await withContent(keys.slice(releases.length, Math.min(releases.length + atOnce, perPage)));
    releases.push(...some);
    size += JSON.stringify(some).length;
  }
  const last = keys[releases.length - 1];
  const next = releases.length < keys.length && last;
  return { releases, next: next ? `${pathOf('ledgerReleases')}?after=${next.cursor}` : null };
}

type Key = Omit<LedgerEntry, 'content'> & { releaseId: number; cursor: string };

/** One more than a page holds. Each kind is read in the order of its own index, then both are put together. */
async function selectKeys(after: string | undefined): Promise<Key[]> {
  const place = readPlace(after);
  const [articles, fronts] = await Promise.all([
    selectKind('article', liveLedgerArticle, liveLedgerArticle.articleId, place),
    selectKind('front', liveLedgerFront, liveLedgerFront.frontId, place),
  ]);
  return [...articles, ...fronts].sort(inReleaseOrder).slice(0, perPage + 1);
}

type Kind = LedgerEntry['of'];
type Place = { begun: SQL; of: Kind; id: number; number: number };

/** A place in the ledger as `next` writes it; anything else is its beginning. */
function readPlace(after: string | undefined): Place | null {
  const [, micros, of, id, number] =
    /^(\d{1,16})-(article|front)-(\d{1,15})-(\d{1,9})$/.exec(after ?? '') ?? [];
  if (micros === undefined) return null;
  const begun = sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;
  return { begun, of: of as Kind, id: Number(id), number: Number(number) };
}

async function selectKind(
  of: Kind,
  view: typeof liveLedgerArticle | typeof liveLedgerFront,
  id: AnyColumn,
  place: Place | null,
): Promise<Key[]> {
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
    .where(place ? beyond(place, of, view, id) : undefined)
    .orderBy(asc(view.begun), asc(id), asc(view.number))
    .limit(perPage + 1);
  return rows.map(({ micros, ...row }) => ({
    of,
    ...row,
    cursor: `${micros}-${of}-${row.id}-${row.number}`,
  }));
}

/** At one instant articles stand before fronts. */
function beyond(
  place: Place,
  of: Kind,
  view: typeof liveLedgerArticle | typeof liveLedgerFront,
  id: AnyColumn,
) {
  if (of < place.of) return sql`${view.begun} > ${place.begun}`;
  if (of > place.of) return sql`${view.begun} >= ${place.begun}`;
  return sql`${view.begun} >= ${place.begun}
    and (${view.begun}, ${id}, ${view.number}) > (${place.begun}, ${place.id}::bigint, ${place.number}::int)`;
}

async function withContent(keys: Key[]): Promise<LedgerEntry[]> {
  const idsOf = (of: Key['of']) => keys.filter((key) => key.of === of).map(({ releaseId }) => releaseId);
  const [articles, fronts] = await Promise.all([
    selectArticles(idsOf('article')),
    selectFronts(idsOf('front')),
  ]);
  const contents = { article: new Map(articles), front: new Map(fronts) };
  return keys.map(({ releaseId, cursor: _, ...key }) => ({
    ...key,
    ...(contents[key.of].get(releaseId) ?? { withheld: true as const }),
  }));
}

async function selectArticles(ids: number[]): Promise<[number, Partial<LedgerEntry>][]> {
  if (ids.length === 0) return [];
  const rows = await reader().select().from(liveLedgerArticle).where(inArray(liveLedgerArticle.id, ids));
  return rows
    .filter(({ withheld }) => !withheld)
    .map((row) => [
      row.id,
      { slug: row.slug ?? '', content: canonicalContent(row as HashedContent, row.section) },
    ]);
}

async function selectFronts(ids: number[]): Promise<[number, Partial<LedgerEntry>][]> {
  if (ids.length === 0) return [];
  const rows = await reader().select().from(liveLedgerFront).where(inArray(liveLedgerFront.id, ids));
  return rows.flatMap(({ layout, ...row }) =>
    layout ? [[row.id, { content: canonicalFront({ ...row, layout }, row.section) }]] : [],
  );
}
