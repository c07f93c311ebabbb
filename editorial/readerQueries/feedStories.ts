import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { and, eq } from '#db/query.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { lastChangeOf, readFreshness } from './freshness.ts';
import { findKeysetPage, type Of, walkPages } from './keysetPagination.ts';
import type { Freshness, Language, Picture, Teaser } from './readerTypes.ts';
import { asNumbered } from './teasers.ts';

export type FeedStory = Teaser & { body: unknown; pictures: Record<string, Picture> };

export type Feed = Freshness & {
  /** the list's names; null: the paper itself */
  names: LocalizedNames | string | null;
  /** the list's present slug, which differs from the requested one after a rename or merge */
  slug: string | null;
  /** newest by first release */
  stories: FeedStory[];
  /** when its content last changed; null: it is empty */
  changedAt: Date | null;
};

/** Stories per feed. */
const FEED_LENGTH = 30;

/** The newest stories of a list with their whole text; null: there is no such list. */
export async function readFeed(order: { of?: Of; language?: Language } = {}): Promise<Feed | null> {
  const [walk, truth] = await Promise.all([findKeysetPage(order.of), readFreshness(['sections'])]);
  if (!walk) return null;
  truth.tags.push(walk.tag);
  const rows = await walkPages(walk, true)
    .where(
      and(
        walk.where?.({ language: order.language, limit: FEED_LENGTH }),
        order.language ? eq(liveRelease.language, order.language) : undefined,
      ),
    )
    .limit(FEED_LENGTH);
  const stories = rows.map(({ cursor: _, body, ...row }) => ({
    ...asNumbered(row),
    body,
    pictures: row.pictures,
  }));
  return { ...truth, names: walk.names, slug: walk.slug, stories, changedAt: lastChangeOf(stories, truth) };
}
