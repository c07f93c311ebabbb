import { desc, eq, type SQL, sql } from 'drizzle-orm';
import { liveFiledSection, liveRelease } from '#db/live';
import { reader } from '#db/pools';
import type { ArticleId, SectionId } from '#db/schema/ids';
import type { Candidate } from './arranging.ts';
import type { Language } from './shapes.ts';
import { asTeaser, teaserColumns } from './teasers.ts';

type Wanted = {
  language: Language;
  /** how many of the newest */
  newest: number;
  /** in each of these sections, how many of the newest */
  inSections: { ids: SectionId[]; each: number };
  /** and these, wherever they are */
  also: ArticleId[];
};

/** All that a front could show, newest first, in one question: each page that is made anew waits for it. */
export async function findCandidates({ language, newest, inSections, also }: Wanted): Promise<Candidate[]> {
  const order = sql`order by r.first_released_at desc, r.id desc`;
  const parts: SQL[] = [
    sql`(select r.id from live.release r where r.language = ${language} ${order} limit ${newest})`,
  ];
  if (inSections.ids.length > 0)
    parts.push(sql`select x.id from live.filed_section s cross join lateral (
      select r.id from live.release r where r.language = ${language} and r.section_id = s.id
      ${order} limit ${inSections.each}) x
      where s.section_id = any(${arrayOf(inSections.ids)})`);
  if (also.length > 0)
    parts.push(sql`select r.id from live.release r where r.article_id = any(${arrayOf(also)})`);
  const rows = await reader()
    .select({ ...teaserColumns, sectionId: liveFiledSection.sectionId })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(sql`${liveRelease.id} in (${sql.join(parts, sql` union `)})`)
    .orderBy(desc(liveRelease.firstReleasedAt), desc(liveRelease.id));
  return rows.map(({ sectionId, ...row }) => ({ ...asTeaser(row), sectionId }));
}

const arrayOf = (ids: number[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;

/** The same with stories of another source, which go before those of the same article. */
export function withComing(stories: Candidate[], coming: Candidate[] = []): Candidate[] {
  const ids = new Set(coming.map(({ articleId }) => articleId));
  return [...coming, ...stories.filter(({ articleId }) => !ids.has(articleId))].toSorted(
    (one, other) => other.firstReleasedAt.getTime() - one.firstReleasedAt.getTime(),
  );
}
