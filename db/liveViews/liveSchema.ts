import { pgSchema } from '#db/pgCore.ts';

/** The schema of the live views: all that readers' code can name, and all that its database role may select. */
export const live = pgSchema('live');
