import type { ReleaseId } from '#db/schema/ids.ts';
import type { Relatable } from './relatable.ts';

/** A story and its release; undefined: a draft, or a text that is no article yet. */
export type RelationQuery = { story: Relatable; releaseId: ReleaseId | undefined };

/**
 * The stories among which several stories search. `in-turn`: those live before the first, and earlier ones in the list.
 * `all`: everything live, including all stories in the list.
 */
export type Among = 'in-turn' | 'all';
