import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { lastChangeOf, readFreshness } from './freshness.ts';
import { asWholeStory, findKeysetPage, type Of, walkPages } from './keysetPagination.ts';
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
export async function readFeed(order: { of?: Of; language?: Language } = {}): Promise<Feed | null> {
  const [walk, truth] = await Promise.all([findKeysetPage(order.of), readFreshness(['sections'])]);
  if (!walk) return null;
  truth.tags.push(walk.tag);
  const rows = await walkPages(walk, { whole: true, language: order.language, limit: FEED_LENGTH });
  const stories = rows.map(asWholeStory);
  return { ...truth, names: walk.names, slug: walk.slug, stories, changedAt: lastChangeOf(stories, truth) };
}
