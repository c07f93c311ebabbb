import { pathOf } from '#contracts/routes.ts';
import {
  liveCheckpoint,
  liveLedgerArticle,
  liveLedgerFront,
  liveLedgerKey,
} from '#db/liveViews/ledgerViews.ts';
import { reader } from '#db/pools.ts';
import { asc, desc, eq, inArray, sql } from '#db/query.ts';
import { canonicalFront } from '#editorial/fronts/frontHash.ts';
import { microsecondText } from '#editorial/ledger/microsecondText.ts';
import type {
  LedgerEntry,
  LedgerPage,
  LedgerSummary,
  SignedCheckpoint,
} from '#editorial/ledger/publishedDocuments.ts';
import { base64 } from '#editorial/ledger/signatures.ts';
import { canonicalContent, type HashedContent } from '#editorial/releases/contentHash.ts';
import { type LedgerRow, selectLedgerRows } from './ledgerRows.ts';
import { readPaper } from './paperFacts.ts';

/** The document at the well-known address. Pages that show it have the cache tag `ledger`. */
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

/** A checkpoint exactly as it was signed; null: no checkpoint has that number. */
export async function readCheckpoint(number: number): Promise<SignedCheckpoint | null> {
  const [checkpoint] = await reader().select().from(liveCheckpoint).where(eq(liveCheckpoint.number, number));
  if (!checkpoint) return null;
  const { document, signature, publicKey } = checkpoint;
  return { number, document, signature: base64(signature), key: base64(publicKey) };
}

const BATCH_SIZE = 10;
const PAGE_SIZE = 100;
/** Characters of JSON after which a page ends. */
const MAX_PAGE_CHARACTERS = 1_500_000;

/** One page of the ledger: the first, or the one after the cursor in `next` of an earlier page. */
export async function readLedgerPage(after?: string): Promise<LedgerPage> {
  const rows = await selectLedgerRows(after, PAGE_SIZE + 1);
  const releases: LedgerEntry[] = [];
  for (let size = 0; releases.length < Math.min(PAGE_SIZE, rows.length) && size < MAX_PAGE_CHARACTERS; ) {
    const batch = await withContent(
      rows.slice(releases.length, Math.min(releases.length + BATCH_SIZE, PAGE_SIZE)),
    );
    releases.push(...batch);
    size += JSON.stringify(batch).length;
  }
  const last = rows[releases.length - 1];
  const next = releases.length < rows.length && last;
  return { releases, next: next ? `${pathOf('ledgerReleases')}?after=${next.cursor}` : null };
}

async function withContent(rows: LedgerRow[]): Promise<LedgerEntry[]> {
  const idsOf = (of: LedgerRow['of']) =>
    rows.filter((row) => row.of === of).map(({ releaseId }) => releaseId);
  const [article, front] = await Promise.all([
    selectArticles(idsOf('article')),
    selectFronts(idsOf('front')),
  ]);
  const contents = { article: new Map(article), front: new Map(front) };
  return rows.map(({ releaseId, cursor: _, ...row }) => {
    return { ...row, ...(contents[row.of].get(releaseId) ?? { withheld: true as const }) };
  });
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
