import { staff } from '#db/pools.ts';
import { and, desc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, FrontId } from '#db/schema/ids.ts';
import { release, type ShownPicture } from '#db/schema/releases.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { FrontCandidate } from '#editorial/readerQueries/frontRanking.ts';
import { type Front, readFront } from '#editorial/readerQueries/liveFront.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { readSectionFront, withoutTopStories } from '#editorial/readerQueries/sectionFront.ts';
import { readSection } from '#editorial/readerQueries/storyLists.ts';
import { sectionLabel } from '#editorial/readerQueries/teasers.ts';
import { readFrontDraft } from './frontDraftRow.ts';
import { findFront } from './frontHistory.ts';
import { namedIn } from './frontLayout.ts';

export type FrontPreview = { language: Language } & (
  | { is: 'front'; front: Front }
  | ({ is: 'section' } & Pick<NonNullable<Awaited<ReturnType<typeof readSection>>>, 'of' | 'page'> & {
        front: NonNullable<Awaited<ReturnType<typeof readSectionFront>>>;
      })
);

/**
 * The page that readers would see if a front's draft were released now; `withComing`: with its stories under embargo.
 * @throws {Refusal} `not-found`
 */
export async function previewFront(
  actor: AnyActor,
  { frontId, withComing = false }: { frontId: FrontId; withComing?: boolean },
): Promise<FrontPreview> {
  allow(actor, 'front.read');
  const place = await findFront(actor, frontId);
  if (!place) throw new Refusal('not-found');
  const { language, sectionId, layout } = await readFrontDraft(actor, place);
  const coming = withComing ? await findEmbargoedCandidates(actor, namedIn(layout)) : [];
  const order = { language, layout, coming };
  if (sectionId === null) return { is: 'front', language, front: await readFront(order) };
  const [list, front] = await Promise.all([
    readSection(place.section ?? '', { language }),
    readSectionFront({ sectionId, ...order }),
  ]);
  if (!list || !front) throw new Refusal('not-found');
  return { is: 'section', language, of: list.of, page: withoutTopStories(list.page, front), front };
}

/** Those of the given stories that are under embargo, as readers will see them. Only for previews by staff. */
async function findEmbargoedCandidates(actor: AnyActor, ids: ArticleId[]): Promise<FrontCandidate[]> {
  allow(actor, 'article.preview');
  if (ids.length === 0) return [];
  const { articleId, language, headline, standfirst, teaser, topics, bylines } = release;
  const { firstReleasedAt, releasedAt, modifiedAt, sectionId, urgency, isOffFronts, leadAssetId } = release;
  const rows = await staff()
    .select({
      candidate: {
        articleId,
        language,
        headline,
        standfirst,
        teaser,
        topics,
        bylines,
        firstReleasedAt,
        releasedAt,
        modifiedAt,
        sectionId,
        urgency,
        isOffFronts,
        slug: article.slug,
      },
      leadAssetId,
      // As in readers' views: with their crops, and without pictures whose rights have ended.
      pictures: sql<Record<string, ShownPicture>>`live.showable(${release.pictures}, false)`,
      section: { slug: section.slug, names: section.names },
    })
    .from(release)
    .innerJoin(article, eq(article.id, articleId))
    .leftJoin(section, eq(section.id, sectionId))
    .where(and(inArray(articleId, ids), sql`lower(${release.live}) > now()`))
    .orderBy(desc(firstReleasedAt), desc(release.id));
  return rows.map(({ candidate, leadAssetId, pictures, section }) => ({
    ...candidate,
    section: sectionLabel(section?.slug ?? null, section?.names ?? null, candidate.language),
    lead: leadAssetId === null ? null : (pictures[leadAssetId] ?? null),
  }));
}
