import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { bareText, sharedPart, shingles } from '#editorial/related/shingles.ts';
import type { RelatedCandidate } from '#editorial/related/storyComparison.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import { asWords, configurations } from '#editorial/search/searchWords.ts';

/** A live story with the same headline or text; `share`: the part of the draft's text that it contains, 0 to 1. */
export type DuplicateArticle = { id: ArticleId; headline: string; slug: string; share: number };

const MIN_SHARE = 0.8;
/** Maximum similar stories that are read with their text. */
const MAX_READ = 5;
const MAX_SAME_HEADLINES = 50;
/** Minimum shingles of compared texts: shorter texts are similar by chance. */
const MIN_SHINGLES = 8;

/** Live stories with the same headline, or with at least four fifths of the draft's text. */
export async function findDuplicateArticles(
  tx: Transaction,
  frozen: ReleaseContent,
  candidates: RelatedCandidate[],
): Promise<DuplicateArticle[]> {
  const similar = candidates.filter(({ text }) => text >= 0.5).sort((a, b) => b.text - a.text);
  const likely = similar.slice(0, MAX_READ).map(({ articleId }) => articleId);
  const { language } = frozen.article;
  const draftShingles = shingles(frozen.plainText, language);
  const headline = bareText(frozen.headline);
  const rows = await readCandidates(tx, frozen, likely);
  return rows.flatMap(({ id, headline: theirs, slug, body }) => {
    const share =
      body && draftShingles.size >= MIN_SHINGLES
        ? sharedPart(draftShingles, shingles(plainText(body), language))
        : 0;
    if (share < MIN_SHARE && (headline === '' || bareText(theirs) !== headline)) return [];
    return [{ id: Number(id) as ArticleId, headline: theirs, slug, share }];
  });
}

type Row = { id: string; headline: string; slug: string; body: Body | null };

async function readCandidates(tx: Transaction, frozen: ReleaseContent, likely: ArticleId[]): Promise<Row[]> {
  const { id, language, translationOf } = frozen.article;
  const family = translationOf ?? id;
  const query = sql`plainto_tsquery(${configurations[language]}::regconfig, ${asWords(frozen.headline, language)})`;
  const ids = likely.length > 0 ? likely : [0];
  const list = sql.join(
    ids.map((each) => sql`${each}::bigint`),
    sql`, `,
  );
  const { rows } = await tx.execute<Row>(sql`
    with headed as (
      select r.id from release_search s join release r on r.id = s.release_id
      where s.words @@ ${query} and r.live @> now() and r.language = ${language} limit ${MAX_SAME_HEADLINES}
    )
    select r.article_id as id, r.headline, a.slug, case when r.article_id in (${list}) then r.body end as body
    from release r join article a on a.id = r.article_id
    where r.live @> now() and (r.id in (select id from headed) or r.article_id in (${list}))
      and a.id <> ${id} and a.id <> ${family} and coalesce(a.translation_of, 0) <> ${family}
    order by r.article_id desc`);
  return rows;
}
