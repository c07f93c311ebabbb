import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { type PassagesOfBlock, passageWriters, type WrittenUpdate } from '#body/writers/passageWriters.ts';
import { inSnapshot, type Transaction } from '#db/pools.ts';
import { and, asc, eq, gt, inArray, lte, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { draftVersion } from '#db/schema/versions.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';

export type WriterOfDraft = {
  /** `first`: the text with which the article was created; `house`: Copydesk itself */
  is: 'person' | 'first' | 'house';
  /** empty unless a person */
  name: string;
  /** of the draft's characters, between 0 and 1 */
  share: number;
};

export type WritersOfDraft = {
  language: Language;
  /** those of whom text is left, the one with most first */
  writers: WriterOfDraft[];
  /** with each passage's place in `writers`. null: the log is longer than `MAX_ROWS` or `MAX_BYTES` */
  blocks:
    | (Pick<PassagesOfBlock<unknown>, 'field' | 'type'> & {
        passages: { text: string; writer: number }[];
      })[]
    | null;
  /** rows of the log */
  changes: number;
};

/** Of the log: 150,000 keystrokes are three books. */
const MAX_ROWS = 150_000;
const MAX_BYTES = 48 * 1024 * 1024;
const ROWS_AT_ONCE = 5_000;

/**
 * Who wrote which passage of an article's draft.
 *
 * @param maxRows - of the log; a longer one is not read
 * @throws {Refusal} `not-found`, `in-bin`
 */
export async function readWritersOfDraft(
  actor: AnyActor,
  articleId: ArticleId,
  maxRows = MAX_ROWS,
): Promise<WritersOfDraft> {
  allow(actor, 'version.read');
  const { language, state, rows, changes, firstText, names } = await inSnapshot((tx) =>
    read(tx, articleId, maxRows),
  );
  if (!rows) return { language, writers: [], blocks: null, changes };
  const written = await passageWriters(state, rows, firstText);
  const lengths = new Map<UserId | 'house' | 'first', number>();
  for (const { passages } of written)
    for (const { text, writer } of passages)
      lengths.set(writer ?? 'first', (lengths.get(writer ?? 'first') ?? 0) + text.length);
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const ranked = [...lengths].sort(([, a], [, b]) => b - a);
  const places = new Map(ranked.map(([writer], place) => [writer, place]));
  return {
    language,
    changes,
    writers: ranked.map(([writer, length]) => ({
      is: typeof writer === 'string' ? writer : 'person',
      name: typeof writer === 'string' ? '' : (names.get(writer) ?? ''),
      share: length / total,
    })),
    blocks: written.map(({ field, type, passages }) => ({
      field,
      type,
      passages: passages.map(({ text, writer }) => ({ text, writer: places.get(writer ?? 'first') ?? 0 })),
    })),
  };
}

async function read(tx: Transaction, articleId: ArticleId, maxRows: number) {
  const [row] = await tx
    .select({ language: article.language, deletedAt: article.deletedAt })
    .from(article)
    .where(eq(article.id, articleId));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  const { state, upto } = await loadDraft(articleId, tx);
  const ofLog = and(eq(draftUpdate.articleId, articleId), lte(draftUpdate.id, upto));
  const [log] = await tx
    .select({
      changes: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(octet_length(${draftUpdate.update})), 0)`.mapWith(Number),
    })
    .from(draftUpdate)
    .where(ofLog);
  const { changes = 0, bytes = 0 } = log ?? {};
  const rows = changes <= maxRows && bytes <= MAX_BYTES ? await readRows(tx, articleId, upto) : null;
  const people = [...new Set(rows?.map(({ writer }) => writer))].filter((writer) => writer !== 'house');
  const named = await tx.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, people));
  const [first] = await tx
    .select({ headline: draftVersion.headline, standfirst: draftVersion.standfirst, body: draftVersion.body })
    .from(draftVersion)
    .where(and(eq(draftVersion.articleId, articleId), eq(draftVersion.reason, 'first')));
  const firstBody = first?.body ? plainText(first.body as Body).replaceAll('\n', '') : '';
  return {
    language: row.language,
    state,
    rows,
    changes,
    names: new Map(named.map(({ id, name }) => [id, name])),
    firstText: `${first?.headline ?? ''}${first?.standfirst ?? ''}${firstBody}`,
  };
}

async function readRows(
  tx: Transaction,
  articleId: ArticleId,
  upto: number,
): Promise<WrittenUpdate<UserId | 'house'>[]> {
  const rows: WrittenUpdate<UserId | 'house'>[] = [];
  for (let after = 0; ; ) {
    const { id, update, userId } = draftUpdate;
    const batch = await tx
      .select({ id, update, userId })
      .from(draftUpdate)
      .where(and(eq(draftUpdate.articleId, articleId), gt(id, after), lte(id, upto)))
      .orderBy(asc(id))
      .limit(ROWS_AT_ONCE);
    for (const each of batch) rows.push({ update: each.update, writer: each.userId ?? 'house' });
    after = batch.at(-1)?.id ?? 0;
    if (batch.length < ROWS_AT_ONCE) return rows;
  }
}
