import { linksOf } from '#body/bodyText.ts';
import { asId } from '#db/askPlanned.ts';
import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { slugOfAddress } from '#editorial/articles/slugOfAddress.ts';
import { searchVector } from '#editorial/search/wordVectors.ts';
import { chineseVector } from './chineseVector.ts';
import { readNames } from './lexicon.ts';
import type { Among, Relatable, RelationQuery } from './relatable.ts';
import { signatureOfStory, validTextFacts } from './textFacts.ts';
import { parseVector, type Vector } from './vector.ts';

/** The features of a story that the search for related stories uses. */
export type QueryFeatures = {
  vector: Vector;
  signature: Uint8Array;
  /**
   * live stories of this paper that its body links to, in the order of the text, without itself and its translations
   */
  linked: ArticleId[];
  /** ms since 1970; for a draft, now */
  firstReleasedAt: number;
};

/** Reads the features of several stories at once, in order. */
export async function readQueryFeatures(
  tx: Transaction,
  queries: readonly RelationQuery[],
  among: Among = 'in-turn',
): Promise<QueryFeatures[]> {
  const releaseIds = queries.flatMap(({ releaseId }) => releaseId ?? []);
  const indexed = await readIndexed(tx, releaseIds);
  const lexicon = queries.some(({ story }) => isChinese(story)) ? await readNames(tx, 'zh-CN') : [];
  const slugs = queries.map(({ story }) => linkedSlugs(story));
  const articles = await readArticles(tx, [...new Set(slugs.flat())]);
  const allFeatures: QueryFeatures[] = [];
  for (const [at, { story, releaseId }] of queries.entries()) {
    const { language } = story.article;
    const facts = validTextFacts(story, language, lexicon);
    const known = releaseId === undefined ? undefined : indexed.get(releaseId);
    const linked = (slugs[at] ?? []).flatMap((slug) => articles.get(slug) ?? []);
    allFeatures.push({
      vector: isChinese(story)
        ? (facts?.vector ?? chineseVector(story, lexicon))
        : (known?.vector ?? (await vectorOf(tx, story))),
      firstReleasedAt: known?.firstReleasedAt ?? Date.now(),
      signature: facts?.signature ?? signatureOfStory(story, language),
      linked: linkedOf(among === 'all' ? [] : queries.slice(at), story, linked),
    });
  }
  return allFeatures;
}

const isChinese = ({ article }: Relatable): boolean => article.language === 'zh-CN';

/** The indexed terms of releases; Chinese texts are segmented by the caller. */
async function readIndexed(tx: Transaction, releaseIds: ReleaseId[]) {
  if (releaseIds.length === 0) return new Map<ReleaseId, Pick<QueryFeatures, 'vector' | 'firstReleasedAt'>>();
  const { rows } = await tx.execute<{ id: string; words: string; at: number }>(sql`
    select release_id as id, case when language = 'zh-CN' then '' else words::text end as words, extract(epoch from first_released_at)::float8 as at
    from release_search where release_id = any(${idArray(releaseIds)})`);
  return new Map(
    rows.map(({ id, words, at }) => [
      Number(id) as ReleaseId,
      { vector: parseVector(words), firstReleasedAt: at * 1_000 },
    ]),
  );
}

/** The terms of a text, as they would be indexed. */
async function vectorOf(tx: Transaction, story: Relatable): Promise<Vector> {
  const { rows } = await tx.execute<{ words: string }>(
    sql`select (${searchVector(story, story.article.language)})::text as words`,
  );
  return parseVector(rows[0]?.words ?? '');
}

function linkedSlugs({ checked }: Relatable): string[] {
  const links = checked.fit ? linksOf(checked.body) : [];
  return [...new Set(links.flatMap((href) => slugOfAddress(href) ?? []))];
}

type Linked = { id: ArticleId; family: ArticleId };

/** The linked live stories that may be listed as related. @param later the queries after this one */
function linkedOf(later: readonly RelationQuery[], { article }: Relatable, linked: Linked[]): ArticleId[] {
  const family = article.translationOf ?? article.id;
  const out = new Set([article.id, family, ...later.map(({ story }) => story.article.id)]);
  const fit = linked.filter((other) => other.family !== family && !out.has(other.id));
  return [...new Set(fit.map(({ id }) => id))];
}

/** Live stories by their present or former slugs. */
async function readArticles(tx: Transaction, slugs: string[]): Promise<Map<string, Linked>> {
  if (slugs.length === 0) return new Map();
  const { rows } = await tx.execute<{ slug: string; id: string; family: string }>(sql`
    select named.slug, a.id, coalesce(a.translation_of, a.id) as family from (
      select slug, article_id as id from former_slug where slug = any(${sql.param(slugs)}::text[])
      union all select slug, id from article where slug = any(${sql.param(slugs)}::text[])
    ) named join article a on a.id = named.id
    where exists (select from release r where r.article_id = a.id and r.live @> clock_timestamp())`);
  return new Map(
    rows.map(({ slug, id, family }) => [slug, { id: asId<ArticleId>(id), family: asId<ArticleId>(family) }]),
  );
}
