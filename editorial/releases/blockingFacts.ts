import type { FindingPlace } from '#contracts/findingPlaces.ts';
import type { Transaction } from '#db/pools.ts';
import { and, inArray, isNotNull } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import { findTakenSlugs, isProvisional, isSoundSlug } from '#editorial/articles/articleSlugs.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** The planned time of a release; `end` null: it has no planned end. */
export type LiveSpan = { begin: Date; end: Date | null };

/** Reasons outside the content for which a planned release may be refused. */
export type BlockingFacts = {
  slug: 'fit' | 'unfit' | 'taken';
  /** pictures with rights that end before the release ends */
  rights: { name: string; until: Date; place: FindingPlace }[];
  span: LiveSpan;
};

/** The blocking facts of several releases, in their order. The act of releasing reads them again in its transaction. */
export async function readBlockingFacts(
  tx: Transaction,
  releases: { content: ReleaseContent; span: LiveSpan }[],
): Promise<BlockingFacts[]> {
  const ids = releases.flatMap(({ content }) =>
    Object.keys(content.pictures).map((id) => Number(id) as AssetId),
  );
  const ending =
    ids.length === 0
      ? []
      : await tx
          .select({ id: asset.id, name: asset.fileName, until: asset.rightsUntil })
          .from(asset)
          .where(and(inArray(asset.id, ids), isNotNull(asset.rightsUntil)));
  const slugs = releases.flatMap(({ content: { article } }) =>
    !isProvisional(article.slug) && isSoundSlug(article.slug) ? [{ slug: article.slug, by: article.id }] : [],
  );
  const taken = await findTakenSlugs(tx, slugs);
  return releases.map(({ content: { article, pictures }, span }) => ({
    slug: slugStateOf(article.slug, taken),
    rights: ending.flatMap(({ id, name, until }) =>
      pictures[id] && until && (!span.end || until < span.end)
        ? [{ name, until, place: placeOf(id, article.leadAssetId) }]
        : [],
    ),
    span,
  }));
}

function slugStateOf(slug: string, taken: ReadonlySet<string>): BlockingFacts['slug'] {
  if (isProvisional(slug)) return 'fit';
  if (!isSoundSlug(slug)) return 'unfit';
  return taken.has(slug) ? 'taken' : 'fit';
}

const placeOf = (id: AssetId, lead: AssetId | null): FindingPlace =>
  id === lead ? { field: 'lead' } : { field: 'figure', of: String(id) };
