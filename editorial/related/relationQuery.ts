import type { ReleaseId } from '#db/schema/ids.ts';
import type { Relatable } from './relatable.ts';

/** A story and the release that says it; undefined: a draft, or a text that is no article yet. */
export type RelationQuery = { story: Relatable; releaseId: ReleaseId | undefined };

/**
 * Among what each of several stories is looked for. `in-turn`: what was live before the first, and those before it in the
 * list. `all`: whatever is live; of the stories in the list each is there for the others.
 */
export type Among = 'in-turn' | 'all';
