import { linksOf } from '#body/bodyText.ts';
import { isFitText } from '#body/checkBody.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { type DuplicateArticle, findDuplicateArticles } from '#editorial/articles/duplicateArticles.ts';
import { slugOfAddress } from '#editorial/articles/slugOfAddress.ts';
import { type CopyHold, isOverAt, readImportRecord } from '#editorial/import/copyHolds.ts';
import type { RelatedCandidate } from '#editorial/related/storyComparison.ts';
import { countOpenSuggestions } from '#editorial/suggestions/suggestedDraft.ts';
import type { LiveSpan } from './blockingFacts.ts';
import type { PlannedStory } from './plannedReleases.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** Data about a planned release that may lead to warnings; none of it refuses the release. */
export type AdvisoryFacts = {
  /** links to this paper's articles that are not live when the release begins; `story` null: no such article */
  deadLinks: { href: string; slug: string; story: PlannedStory | null }[];
  original: (PlannedStory & { isLive: boolean; sameLanguage: boolean }) | null;
  duplicates: DuplicateArticle[];
  /** the hold that the sender of an imported story set, unless it is over when the release begins */
  hold: CopyHold | null;
  /** suggestions in the draft, which the release does not contain */
  openSuggestions: number;
};

type PlannedContent = {
  content: ReleaseContent;
  span: LiveSpan;
  candidates: RelatedCandidate[];
  /** articles that are released at the same instant: a link to one of them is not dead */
  alongside?: ArticleId[];
};

export async function readAdvisoryFacts(tx: Transaction, planned: PlannedContent): Promise<AdvisoryFacts> {
  return {
    deadLinks: await findDeadLinks(tx, planned),
    original: await findOriginal(tx, planned),
    duplicates: isLegible(planned.content)
      ? await findDuplicateArticles(tx, planned.content, planned.candidates)
      : [],
    hold: await findHold(tx, planned),
    openSuggestions: await countOpenSuggestions(tx, planned.content.article.id),
  };
}

async function findHold(tx: Transaction, { content, span }: PlannedContent): Promise<CopyHold | null> {
  const hold = (await readImportRecord(tx, content.article.id))?.hold ?? null;
  return hold && isOverAt(hold, span.begin) ? null : hold;
}

/** Whether Postgres can process the text: a forged client can write characters that no text may contain. */
export const isLegible = ({ headline, standfirst, checked }: ReleaseContent): boolean =>
  checked.fit && isFitText(headline) && isFitText(standfirst);

async function findDeadLinks(tx: Transaction, { content, span, alongside = [] }: PlannedContent) {
  const hrefs = new Map<string, string>();
  for (const href of content.checked.fit ? linksOf(content.checked.body) : []) {
    const slug = slugOfAddress(href);
    if (slug !== null && !hrefs.has(slug)) hrefs.set(slug, href);
  }
  if (hrefs.size === 0) return [];
  const { rows } = await tx.execute<{ slug: string; id: string | null; headline: string; live: boolean }>(sql`
    select requested.slug, match.id, coalesce(d.headline, '') as headline,
      exists (select from release r where r.article_id = match.id
        and r.live @> ${span.begin.toISOString()}::timestamptz) as live
    from unnest(${sql.param([...hrefs.keys()])}::text[]) requested(slug)
      left join lateral (select id from article where slug = requested.slug and deleted_at is null
        union all select article_id from former_slug where slug = requested.slug limit 1) match on true
      left join draft d on d.article_id = match.id`);
  return rows
    .map((row) => ({ ...row, id: row.id === null ? null : (Number(row.id) as ArticleId) }))
    .filter(({ id, live }) => !live && !(id && (id === content.article.id || alongside.includes(id))))
    .map(({ slug, id, headline }) => ({ href: hrefs.get(slug) ?? '', slug, story: id && { id, headline } }));
}

async function findOriginal(tx: Transaction, { content, span, alongside = [] }: PlannedContent) {
  const { translationOf, language } = content.article;
  if (translationOf === null) return null;
  const { rows } = await tx.execute<{ headline: string; language: string; live: boolean }>(sql`
    select d.headline, a.language, exists (select from release r where r.article_id = a.id
        and r.live @> ${span.begin.toISOString()}::timestamptz) as live
    from article a join draft d on d.article_id = a.id where a.id = ${translationOf} and a.deleted_at is null`);
  const [original] = rows;
  if (!original) return null;
  return {
    id: translationOf,
    headline: original.headline,
    isLive: original.live || alongside.includes(translationOf),
    sameLanguage: original.language === language,
  };
}
