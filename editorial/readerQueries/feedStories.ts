import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { type Clock, lastChangeOf, readFreshness } from './freshness.ts';
import { asWholeStory, findPagedList, type Of, selectPage } from './keysetPagination.ts';
import type { Freshness, Language, Picture, Teaser } from './readerTypes.ts';

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

/** The newest stories of a list with their whole text; null: the list does not exist. */
export async function readFeed(
  order: { of?: Of; language?: Language; clock?: Clock } = {},
): Promise<Feed | null> {
  const [freshness, list] = await Promise.all([
    readFreshness(['sections'], order.clock),
    findPagedList(order.of),
  ]);
  if (!list) return null;
  freshness.tags.push(list.tag);
  const rows = await selectPage(list, { hasBodies: true, language: order.language, limit: FEED_LENGTH });
  const stories = rows.map(asWholeStory);
  const changedAt = lastChangeOf(stories, freshness);
  return { ...freshness, names: list.names, slug: list.slug, stories, changedAt };
}
