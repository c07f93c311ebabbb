import { pictureIds } from '#body/bodyText.ts';
import { draftOf } from '#body/draftDocument.ts';
import { NORMAL_URGENCY } from '#contracts/urgency.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { article } from '#db/schema/articles.ts';
import type { ArticleId, AssetId, AuthorId, SectionId, TopicId } from '#db/schema/ids.ts';
import type { FrozenPicture, Label } from '#db/schema/releases.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type DraftText, draftText } from '#editorial/drafts/draftText.ts';
import { type LoadedDraft, loadDrafts } from '#editorial/drafts/loadedDraft.ts';
import { picturesOf, readAssets } from './releasePictures.ts';

type ArticleRow = typeof article.$inferSelect;

/** The parts of an article that a release freezes, as this transaction reads them. */
export type ReleaseContent = { article: ArticleRow } & DraftText &
  Labels & {
    /** pictures of the body */
    figures: AssetId[];
    /** pictures of the body and the lead, by asset id */
    pictures: Record<string, FrozenPicture>;
  };

/** @throws {Refusal} `not-found` */
export async function readReleaseContent(tx: Transaction, row: ArticleRow): Promise<ReleaseContent> {
  const [content] = await readReleaseContents(tx, [row]);
  if (!content) throw new Refusal('not-found');
  return content;
}

/**
 * The contents of several articles, in their order.
 * @param known the texts of drafts that were created in this transaction; they are not read again
 * @throws {Refusal} `not-found`
 */
export async function readReleaseContents(
  tx: Transaction,
  rows: ArticleRow[],
  known: ReadonlyMap<ArticleId, DraftText> = new Map(),
): Promise<ReleaseContent[]> {
  const unknown = rows.flatMap(({ id }) => (known.has(id) ? [] : id));
  const [drafts, labels] = await sentTogether([loadDrafts(tx, unknown), readLabels(tx, rows)]);
  const texts = rows.map((row) => known.get(row.id) ?? textOf(row, drafts.get(row.id)));
  const withFigures = texts.map((text, at) => {
    const figures = text.checked.fit ? (pictureIds(text.checked.body) as AssetId[]) : [];
    return { article: rows[at] as ArticleRow, text, figures };
  });
  const assets = await readAssets(tx, withFigures);
  return withFigures.map(({ article, text, figures }) => {
    const pictures = picturesOf(article, figures, assets);
    return { article, ...text, ...(labels.get(article.id) ?? noLabels), figures, pictures };
  });
}

/** @throws {Refusal} `not-found` */
function textOf({ language }: ArticleRow, loaded: LoadedDraft | undefined): DraftText {
  if (!loaded) throw new Refusal('not-found');
  return draftText(draftOf(loaded.state), { upto: loaded.upto, language });
}

/**
 * The content of an article that is released in this transaction: until the transaction ends, the section and topics of
 * the article cannot be merged or moved to the bin.
 * @throws {Refusal} `not-found`
 */
export async function lockReleaseContent(tx: Transaction, row: ArticleRow): Promise<ReleaseContent> {
  const [content] = await lockReleaseContents(tx, [row]);
  if (!content) throw new Refusal('not-found');
  return content;
}

/** Like `lockReleaseContent`, for several articles; see `readReleaseContents`. @throws {Refusal} `not-found` */
export async function lockReleaseContents(
  tx: Transaction,
  rows: ArticleRow[],
  known?: ReadonlyMap<ArticleId, DraftText>,
): Promise<ReleaseContent[]> {
  const sections = [...new Set(rows.flatMap(({ sectionId }) => sectionId ?? []))];
  const ids = rows.map(({ id }) => id);
  await sentTogether([
    tx.execute(
      sql`select id from section where id = any(${sql.param(sections)}::bigint[]) order by id for key share`,
    ),
    tx.execute(sql`select id from topic where id in (
      select topic_id from article_topic where article_id = any(${sql.param(ids)}::bigint[])) order by id for key share`),
  ]);
  return readReleaseContents(tx, rows, known);
}

/**
 * Content that was frozen earlier, with the present row of the article: address and translation link belong to the
 * article, everything else to the snapshot.
 */
export function restoreReleaseContent(frozen: ReleaseContent, row: ArticleRow): ReleaseContent {
  // Older snapshots have no urgency and no `isOffFronts`; all articles had these defaults then.
  const { language, sectionId, leadAssetId, urgency = NORMAL_URGENCY, isOffFronts = false } = frozen.article;
  return { ...frozen, article: { ...row, language, sectionId, leadAssetId, urgency, isOffFronts } };
}

type Labels = {
  topics: (Label & { id: TopicId })[];
  authors: (Label & { id: AuthorId })[];
  section: { id: SectionId; slug: string; ledgerName?: string; names: LocalizedNames } | null;
};

const noLabels: Labels = { topics: [], authors: [], section: null };

/** Labels as a release stores them: only slug and name. */
export const asLabels = (rows: Label[]): Label[] => rows.map(({ slug, name }) => ({ slug, name }));

/** The topics, authors and section of each article, in one query: each query delays the release. */
async function readLabels(tx: Transaction, rows: ArticleRow[]): Promise<Map<ArticleId, Labels>> {
  const ids = rows.map(({ id }) => id);
  const sections = rows.map(({ sectionId }) => sectionId);
  const { rows: filed } = await tx.execute<Labels & { id: string }>(sql`select wanted.id,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
      from article_topic x join topic t on t.id = x.topic_id where x.article_id = wanted.id), '[]') as topics,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
      from article_author x join author t on t.id = x.author_id where x.article_id = wanted.id), '[]') as authors,
    (select jsonb_build_object('id', id, 'slug', slug, 'ledgerName', ledger_name, 'names', names) from section
      where id = wanted.section_id and deleted_at is null and merged_into is null) as section
    from unnest(${sql.param(ids)}::bigint[], ${sql.param(sections)}::bigint[]) wanted (id, section_id)`);
  return new Map(filed.map(({ id, ...labels }) => [Number(id) as ArticleId, labels]));
}
