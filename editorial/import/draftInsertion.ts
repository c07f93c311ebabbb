import { schemaVersion } from '#body/bodySchema.ts';
import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { WORDS_VERSION } from '#editorial/search/searchWords.ts';
import { weighted } from '#editorial/search/wordVectors.ts';
import type { PreparedDraft } from './preparedDraft.ts';

export type NewDraft = PreparedDraft & { articleId: ArticleId };

/** Rows per statement, so that long texts do not make it too large. */
const ROWS_PER_STATEMENT = 50;

/** Stores the drafts of new articles, with their derived columns. */
export async function insertDrafts(tx: Transaction, actor: AnyActor, drafts: NewDraft[]): Promise<void> {
  for (let at = 0; at < drafts.length; at += ROWS_PER_STATEMENT)
    await insertSome(tx, actor, drafts.slice(at, at + ROWS_PER_STATEMENT));
}

async function insertSome(tx: Transaction, actor: AnyActor, drafts: NewDraft[]): Promise<void> {
  const rows = drafts.map(({ words: _, text: __, ...columns }) => ({
    ...columns,
    schemaVersion,
    wordsVersion: WORDS_VERSION,
    changedBy: actor.id,
  }));
  const column = (name: keyof PreparedDraft['words']) =>
    sql`${sql.param(drafts.map(({ words }) => words[name]))}::text[]`;
  const texts = { headline: sql`cut.headline`, standfirst: sql`cut.standfirst`, text: sql`cut.text` };
  const search = weighted(sql`cut.configuration`, texts);
  const from = sql`join unnest(${sql.param(rows.map(({ articleId }) => articleId))}::bigint[], ${column('configuration')},
      ${column('headline')}, ${column('standfirst')}, ${column('text')})
    cut (article_id, configuration, headline, standfirst, text) on cut.article_id = given.article_id`;
  await tx.execute(insertOf(draft, rows, { computed: { search }, from }));
}
