import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { nfkc } from '#contracts/normalForm.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { RelatedCandidate } from '#editorial/related/storyComparison.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import { asWords, configurations } from '#editorial/search/searchWords.ts';

/** A live story with the same content; `share`: the share of the draft's text that it contains, 0 to 1. */
export type DuplicateArticle = { id: ArticleId; headline: string; slug: string; share: number };

const MIN_SHARED_SHARE = 0.8;
/** Number of most similar candidates whose whole text is compared. */
const MAX_TEXTS_COMPARED = 5;
const MAX_HEADLINES = 50;
/** Shorter texts are similar by chance. */
const MIN_SHINGLES = 8;

/** Live stories with the same headline, or with four fifths of the draft's text. */
export async function findDuplicateArticles(
  tx: Transaction,
  frozen: ReleaseContent,
  found: RelatedCandidate[],
): Promise<DuplicateArticle[]> {
  const alike = found.filter(({ text }) => text >= 0.5).sort((a, b) => b.text - a.text);
  const likely = alike.slice(0, MAX_TEXTS_COMPARED).map(({ articleId }) => articleId);
  const { language } = frozen.article;
  const draftShingles = shingles(frozen.plainText, language);
  const headline = normal(frozen.headline);
  const rows = await readCandidates(tx, frozen, likely);
  return rows.flatMap(({ id, headline: theirs, slug, body }) => {
    const share =
      body && draftShingles.size >= MIN_SHINGLES
        ? sharedPart(draftShingles, shingles(plainText(body), language))
        : 0;
    if (share < MIN_SHARED_SHARE && (headline === '' || normal(theirs) !== headline)) return [];
    return [{ id: Number(id) as ArticleId, headline: theirs, slug, share }];
  });
}

type Row = { id: string; headline: string; slug: string; body: Body | null };

async function readCandidates(tx: Transaction, frozen: ReleaseContent, likely: ArticleId[]): Promise<Row[]> {
  const { id, language, translationOf } = frozen.article;
  const family = translationOf ?? id;
  const query = sql`plainto_tsquery(${configurations[language]}::regconfig, ${asWords(frozen.headline, language)})`;
  const list = sql.join(
    (likely.length > 0 ? likely : [0]).map((one) => sql`${one}::bigint`),
    sql`, `,
  );
  const { rows } = await tx.execute<Row>(sql`
    with headed as (
      select r.id from release_search s join release r on r.id = s.release_id
      where s.words @@ ${query} and r.live @> now() and r.language = ${language} limit ${MAX_HEADLINES}
    )
    select r.article_id as id, r.headline, a.slug, case when r.article_id in (${list}) then r.body end as body
    from release r join article a on a.id = r.article_id
    where r.live @> now() and (r.id in (select id from headed) or r.article_id in (${list}))
      and a.id <> ${id} and a.id <> ${family} and coalesce(a.translation_of, 0) <> ${family}
    order by r.article_id desc`);
  return rows;
}

/** Normalizes case, punctuation and character width. */
const normal = (headline: string): string =>
  nfkc(headline)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MAX_CHARACTERS_COMPARED = 20_000;

/** Every sequence of four words; in Chinese of four characters, as words have no spaces. */
export function shingles(text: string, language: Language): Set<string> {
  const clean = normal(text.slice(0, MAX_CHARACTERS_COMPARED));
  const words = language === 'zh-CN' ? Array.from(clean.replaceAll(' ', '')) : clean.split(' ');
  const runs = new Set<string>();
  for (let at = 0; at + 4 <= words.length; at++) runs.add(words.slice(at, at + 4).join(' '));
  return runs;
}

/** The share of one text's shingles that another text contains, 0 to 1. */
export function sharedPart(shingles: Set<string>, other: Set<string>): number {
  if (shingles.size === 0) return 0;
  let shared = 0;
  for (const run of shingles) if (other.has(run)) shared += 1;
  return shared / shingles.size;
}
