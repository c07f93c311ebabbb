import type { Transaction } from '#db/pools.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import type { Relatable } from './relatable.ts';
import { type Relation, relateStories } from './storyRelations.ts';

/**
 * Stores the stories beside an article, and enters it into the lists of the stories it was found with, where it beats
 * what stands there.
 * @param releaseId the release that says it: its words are indexed already
 * @returns the other articles whose lists changed
 */
export const relateStory = (tx: Transaction, story: Relatable, releaseId: ReleaseId): Promise<ArticleId[]> =>
  relateStories(tx, [{ story, releaseId }] satisfies Relation[]);
