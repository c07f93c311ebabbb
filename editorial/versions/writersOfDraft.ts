import type { WrittenBlock, WrittenUpdate } from '#body/writers/passageWriters.ts';
import { createConcurrencyLimit } from '#contracts/concurrencyLimit.ts';
import { inSnapshot, type Transaction } from '#db/pools.ts';
import { and, asc, eq, gt, inArray, lte, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { passageWritersInProcess, type WriterId } from './passageWritersProcess.ts';

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
  /** with each passage's place in `writers` */
  blocks: (Pick<WrittenBlock<unknown>, 'field' | 'type'> & {
    passages: { text: string; writer: number }[];
  })[];
};

/** Why there is no result. `too-long`: the log is too long, or took too much time. `busy`: too many wait for a result. */
export type WritersProblem = { problem: 'too-long' | 'busy' };

/** Of the log: 150,000 keystrokes are three books. */
const MAX_ROWS = 150_000;
const MAX_BYTES = 48 * 1024 * 1024;
const ROWS_AT_ONCE = 5_000;

/** Of requests for a result, one of which is worked on. */
const MAX_WAITING = 3;

// The app's bundle and the server have separate instances of this module, and share one queue.
const shared = globalThis as { copydeskWritersQueue?: ReturnType<typeof createConcurrencyLimit> };
shared.copydeskWritersQueue ??= createConcurrencyLimit();
const queue = shared.copydeskWritersQueue;

type Limits = { maxRows?: number; maxMs?: number };

/**
 * Who wrote which passage of an article's draft, without open suggestions. One draft at a time is read, in a separate process.
 *
 * @param limits - rows of the log, and milliseconds
 * @throws {Refusal} `not-found`, `in-bin`
 */
export async function readWritersOfDraft(
  actor: AnyActor,
  articleId: ArticleId,
  { maxRows = MAX_ROWS, maxMs }: Limits = {},
): Promise<WritersOfDraft | WritersProblem> {
  allow(actor, 'version.read');
  if (queue.waiting() >= MAX_WAITING) return { problem: 'busy' };
  return queue(async () => {
    const { language, names, log } = await inSnapshot((tx) => read(tx, articleId, maxRows));
    const blocks = log && (await passageWritersInProcess(log, maxMs));
    return blocks ? { language, ...ranked(blocks, names) } : { problem: 'too-long' };
  });
}

function ranked(written: WrittenBlock<WriterId>[], names: Map<UserId, string>) {
  const lengths = new Map<WriterId | 'first', number>();
  for (const { passages } of written)
    for (const { text, writer } of passages)
      lengths.set(writer ?? 'first', (lengths.get(writer ?? 'first') ?? 0) + text.length);
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const byLength = [...lengths].sort(([, a], [, b]) => b - a);
  const places = new Map(byLength.map(([writer], place) => [writer, place]));
  const writers: WriterOfDraft[] = byLength.map(([writer, length]) => ({
    is: typeof writer === 'string' ? writer : 'person',
    name: typeof writer === 'string' ? '' : (names.get(writer) ?? ''),
    share: length / total,
  }));
  const blocks = written.map(({ field, type, passages }) => ({
    field,
    type,
    passages: passages.map(({ text, writer }) => ({ text, writer: places.get(writer ?? 'first') ?? 0 })),
  }));
  return { writers, blocks };
}

async function read(tx: Transaction, articleId: ArticleId, maxRows: number) {
  const [row] = await tx
    .select({
      language: article.language,
      deletedAt: article.deletedAt,
      firstState: sql<Uint8Array | null>`case when ${draft.stateUpto} = 0 then ${draft.state} else ${draft.firstState} end`,
    })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(eq(article.id, articleId));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  const { language, firstState } = row;
  if (!(await isReadable(tx, articleId, maxRows)))
    return { language, names: new Map<UserId, string>(), log: null };
  const { upto, state } = await loadDraft(articleId, tx);
  const rows = await readRows(tx, articleId, upto);
  const people = [...new Set(rows.map(({ writer }) => writer))].filter((writer) => writer !== 'house');
  const named = await tx.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, people));
  return {
    language,
    names: new Map(named.map(({ id, name }) => [id, name])),
    log: { state, firstState, rows },
  };
}

async function isReadable(tx: Transaction, articleId: ArticleId, maxRows: number): Promise<boolean> {
  const [log] = await tx
    .select({
      changes: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(octet_length(${draftUpdate.update})), 0)`.mapWith(Number),
    })
    .from(draftUpdate)
    .where(eq(draftUpdate.articleId, articleId));
  const { changes = 0, bytes = 0 } = log ?? {};
  return changes <= maxRows && bytes <= MAX_BYTES;
}

async function readRows(
  tx: Transaction,
  articleId: ArticleId,
  upto: number,
): Promise<WrittenUpdate<WriterId>[]> {
  const rows: WrittenUpdate<WriterId>[] = [];
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
