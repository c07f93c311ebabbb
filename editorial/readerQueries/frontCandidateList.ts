import { urgencies } from '#contracts/urgency.ts';
import { idArray } from '#db/idArray.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { desc, eq, type SQL, sql } from '#db/query.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { type FrontCandidate, URGENCY_HOURS } from './frontRanking.ts';
import type { Language } from './readerTypes.ts';
import { asTeaser, teaserColumns } from './teasers.ts';

type CandidateSelection = {
  language: Language;
  /** number of the first stories by `rankForFront` */
  newest: number;
  /** number of the first stories in each of these sections */
  inSections: { ids: SectionId[]; each: number };
  /** stories that are always included */
  also: ArticleId[];
};

/**
 * All stories that a front could show, newest first, in one query: each new render of a page waits for it. Stories kept
 * off fronts are included only if they are named.
 */
export async function readFrontCandidates({
  language,
  newest,
  inSections,
  also,
}: CandidateSelection): Promise<FrontCandidate[]> {
  const parts: SQL[] = [];
  if (newest > 0) parts.push(firstByRank(sql`(select 0 as section_id) s`, language, newest));
  const { ids, each } = inSections;
  const sections = sql`(select id, section_id from live.filed_section where section_id = any(${idArray(ids)})) s`;
  if (ids.length > 0) parts.push(firstByRank(sections, language, each, sql`and r.section_id = s.id`));
  if (also.length > 0)
    parts.push(sql`select r.id from live.release r where r.article_id = any(${idArray(also)})`);
  const rows = await reader()
    .select({ ...teaserColumns, urgency, isOffFronts, sectionId: liveFiledSection.sectionId })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(sql`${liveRelease.id} in (${sql.join(parts.length > 0 ? parts : [sql`select 0`], sql` union `)})`)
    .orderBy(desc(liveRelease.firstReleasedAt), desc(liveRelease.id));
  return rows.map(({ sectionId, urgency, isOffFronts, ...row }) => {
    return { ...asTeaser(row), sectionId, urgency, isOffFronts };
  });
}

const { urgency, isOffFronts } = liveRelease;

/**
 * The first `most` of each group by `rankForFront`, and the newest, from which its hours are counted. For each urgency
 * the same number is read by index, so that neither stories kept off fronts nor a busy day make the query slower.
 * @param groups a table `s` with `section_id`; `filed` narrows the releases `r` of each row
 */
const firstByRank = (groups: SQL, language: Language, most: number, filed: SQL = sql``): SQL => sql`
  select id from (
    select id,
      row_number() over (partition by section_id order by
        case when first_released_at >= newest - make_interval(hours => ${URGENCY_HOURS}) then urgency else 10 end,
        first_released_at desc, id desc) as place,
      row_number() over (partition by section_id order by first_released_at desc, id desc) as age
    from (
      select x.id, x.first_released_at, x.urgency, s.section_id, max(x.first_released_at) over (partition by s.section_id) as newest
      from ${groups} cross join generate_series(1, ${Math.max(...urgencies)}) u (urgency) cross join lateral (
        select r.id, r.first_released_at, r.urgency from live.release r
        where r.language = ${language} and r.urgency = u.urgency and not r.is_off_fronts ${filed}
        order by r.first_released_at desc, r.id desc limit ${most}) x
    ) gathered
  ) ranked where place <= ${most} or age = 1`;

/** Merges in stories of another source, which replace those of the same article. */
export function withComing(stories: FrontCandidate[], coming: FrontCandidate[] = []): FrontCandidate[] {
  const ids = new Set(coming.map(({ articleId }) => articleId));
  return [...coming, ...stories.filter(({ articleId }) => !ids.has(articleId))].toSorted(
    (one, other) => other.firstReleasedAt.getTime() - one.firstReleasedAt.getTime(),
  );
}
